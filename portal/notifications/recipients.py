"""Who gets a kind of message, by role, today."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import User
from portal.notifications.kinds import Kind, kind_named
from tenants.access import actor_for
from tenants.context import current_tenant
from tenants.models import Membership, Partnership


def people_for(
    code: str, *, organisation: int | None = None, team: int | None = None, besides: User | None = None
) -> list[User]:
    """The people of the active portal who may get this kind of message. One query.

    Args:
        code: a line of the table of kinds.
        organisation: the id of the party that it is about, for those who get it about their own alone.
        team: the id of the team that it is about, likewise.
        besides: whoever did it themselves and need not be told.

    Raises:
        UnknownKind: the table has no such line.
    """
    kind = kind_named(code)
    whom = Q(role__in=kind.roles)
    if organisation is not None:
        whom |= Q(role__in=kind.of_organisation, team__organisation=organisation)
    if team is not None:
        whom |= Q(role__in=kind.of_team, team=team)
    found = User.objects.filter(pk__in=_held(whom).values("person"))
    return list(found.exclude(pk=besides.pk) if besides is not None else found)


def organisations_reached(code: str, organisations: Collection[int]) -> frozenset[int]:
    """Those of these parties in which somebody gets this kind of message about their own party. One query.

    Raises:
        UnknownKind: the table has no such line.
    """
    whom = Q(role__in=kind_named(code).of_organisation, team__organisation__in=organisations)
    return frozenset(_held(whom).values_list("team__organisation", flat=True))


def _held(whom: Q) -> Any:
    """The memberships of today by which somebody is one of these."""
    today = timezone.localdate()
    partners = Partnership.objects.standing(today).values("organisation")
    held = Membership.objects.standing(today).filter(
        whom, person__is_active=True, team__closed_on__isnull=True, team__organisation__in=partners
    )
    return held.order_by()


def still_gets(person: User, kind: Kind) -> bool:
    """Whether this person's roles of today still bring this kind: asked again when a mail is sent. One query."""
    return bool(actor_for(person, current_tenant()).roles & kind.everybody)
