"""Whom an organiser can ask: teams and people who work in this portal today."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from portal.notifications.kinds import TAKE_PART
from tenants.access import Actor, can
from tenants.models import Membership, Partnership, Team

if TYPE_CHECKING:
    from portal.accounts.models import User


def teams_to_invite(actor: Actor) -> list[Team]:
    """The open teams of today's partners, by name. One query; none for whoever organises nothing."""
    if not can(actor, "meeting.change"):
        return []
    return list(_teams().select_related("organisation").order_by("organisation__name", "name", "pk"))


def people_to_invite(actor: Actor) -> "list[tuple[User, Team]]":
    """People who work here, each with a team, by organisation and name. One query.

    Names of colleagues are for administrators in general (row `people`); an organiser reads these because asking them
    is the task, and reads the name and the team alone.
    """
    if not can(actor, "meeting.change"):
        return []
    rows = _members().order_by("team__organisation__name", "person__name", "pk")
    found = {row.person_id: (row.person, row.team) for row in reversed(rows)}
    return list(reversed(found.values()))


def teams_named(_actor: Actor, uids: Sequence[UUID]) -> list[Team]:
    """Those of these teams that can be asked. One query."""
    return list(_teams().filter(uid__in=uids)) if uids else []


def people_named(_actor: Actor, uids: Sequence[UUID]) -> "list[tuple[User, Team]]":
    """Those of these people who can be asked, each with their first team. One query."""
    if not uids:
        return []
    found = {row.person_id: (row.person, row.team) for row in reversed(_members().filter(person__uid__in=uids))}
    return list(found.values())


def person_here(actor: Actor, uid: UUID) -> "User | None":
    """Somebody who works here. One query."""
    found = people_named(actor, [uid])
    return found[0][0] if found else None


def colleague(_actor: Actor, team: int, uid: UUID) -> "User | None":
    """Somebody of this team. One query."""
    row = _members().filter(team=team, person__uid=uid).first()
    return row.person if row is not None else None


def colleagues(actor: Actor, team: int) -> "list[User]":
    """Whom somebody of a team can send instead. One query; none for another team."""
    if team not in actor.teams:
        return []
    rows = _members().filter(team=team).exclude(person=actor.person).order_by("person__name", "pk")
    return list(dict.fromkeys(row.person for row in rows))


def _teams() -> Any:
    partners = Partnership.objects.standing(timezone.localdate()).values("organisation")
    return Team.objects.filter(closed_on__isnull=True, organisation__in=partners)


def _members() -> Any:
    today = timezone.localdate()
    partners = Partnership.objects.standing(today).values("organisation")
    held = Membership.objects.standing(today).filter(
        role__in=TAKE_PART,
        person__is_active=True,
        team__closed_on__isnull=True,
        team__organisation__in=partners,
    )
    return held.select_related("person", "team__organisation")
