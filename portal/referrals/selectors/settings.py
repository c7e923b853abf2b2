"""The kinds of help of a portal, for who sets them up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from portal.referrals.models import KindReceiver, ReferralKind
from portal.referrals.selectors.choices import in_full
from portal.referrals.selectors.sharing import title_of
from portal.socialmap.models import Service
from tenants.access import Actor, can
from tenants.errors import NotFound
from tenants.models import Team


@dataclass(frozen=True)
class KindLine:
    uid: UUID
    title: str
    help_text: str
    purpose: str
    active: bool
    questions: int
    teams: int


@dataclass(frozen=True)
class KindPage:
    """A kind with the teams that take it, and those that could. `teams` are choices: uid and name."""

    kind: ReferralKind
    receivers: list[KindReceiver]
    teams: list[tuple[str, str]]


def kind_lines(actor: Actor) -> list[KindLine]:
    """All kinds of the portal, in use or not. One query.

    Raises:
        NotFound: the actor reads no settings.
    """
    _reads_settings(actor)
    rows = ReferralKind.objects.visible_to(actor).select_related("purpose")
    counted: Iterable[Any] = rows.annotate(taking=Count("receivers", filter=Q(receivers__active=True)))
    return [
        KindLine(
            each.uid, each.title, each.help_text, title_of(each.purpose), each.active, len(each.fields), each.taking
        )
        for each in counted
    ]


def kind_page(actor: Actor, uid: UUID) -> KindPage:
    """One kind. Three queries.

    Raises:
        NotFound: no such kind for this actor.
    """
    _reads_settings(actor)
    kind: ReferralKind = ReferralKind.objects.visible_to(actor).select_related("purpose").get_or_not_found(uid=uid)
    rows = KindReceiver.objects.visible_to(actor).filter(kind=kind)
    receivers = list(rows.select_related("team__organisation", "service"))
    teams = Team.objects.visible_to(actor).filter(closed_on__isnull=True, organisation__kind__in=kind.purpose.receivers)
    others = teams.exclude(pk__in=[each.team_id for each in receivers]).select_related("organisation")
    named = [(str(each.uid), in_full(each.organisation.name, each.name)) for each in others]
    return KindPage(kind, receivers, sorted(named, key=lambda each: each[1]))


def receiver(actor: Actor, uid: UUID) -> tuple[KindReceiver, list[tuple[str, str]]]:
    """How a team takes a kind, and the entries of its organisation that could tell of room. Two queries.

    Raises:
        NotFound: there is none for this actor.
    """
    _reads_settings(actor)
    rows = KindReceiver.objects.visible_to(actor).select_related("kind", "team__organisation", "service")
    found: KindReceiver = rows.get_or_not_found(uid=uid)
    own = Service.objects.filter(organization__owner=found.team.organisation_id).order_by("name")
    return found, [(str(each.uid), each.name) for each in own.only("uid", "name")]


def _reads_settings(actor: Actor) -> None:
    if not can(actor, "settings.read"):
        raise NotFound()
