"""The circle of a case: who is in it, who could come in, and why another team cannot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from portal.cases import policies_circle
from portal.cases.models import Case, CaseAccess
from portal.cases.words import Source
from portal.consent.choosing import TeamChoice, teams_of_portal
from portal.consent.models import Ground, GroundParty
from portal.consent.notices import DUTCH
from portal.consent.words import PartyKind
from tenants.access import Actor, Decision
from tenants.covenant import organisations_that_accepted
from tenants.models import Team


@dataclass(frozen=True)
class Member:
    """A team in the circle, by one record. `own` is a team of the actor."""

    team_uid: UUID
    team: str
    since: datetime | None
    until: date | None
    ground_uid: UUID | None
    ground: str
    own: bool
    may_take_out: Decision


@dataclass(frozen=True)
class Invitable:
    """A team that a standing record names as a receiver, and whether it can come in by it."""

    team_uid: UUID
    team: str
    ground_uid: UUID
    ground: str
    until: date
    may_join: Decision


@dataclass(frozen=True)
class CircleOfCase:
    """Who is in, who could come in, and all other teams of the portal, to ask about."""

    members: tuple[Member, ...]
    invitable: tuple[Invitable, ...]
    others: tuple[TeamChoice, ...]
    may_invite: Decision


def circle(actor: Actor, uid: UUID) -> CircleOfCase:
    """The circle of a case that a team of the actor may open as a whole. The queries do not grow with teams or records.

    Others than the team of the contact person are not told who could come in.

    Raises:
        NotFound: there is no such case for this actor.
    """
    rows = Case.objects.whole_to(actor).select_related("lead_team")
    found: Case = rows.get_or_not_found(uid=uid)
    may_invite = policies_circle.may_invite(actor, found)
    inside = list(
        CaseAccess.objects.visible_to(actor)
        .standing(timezone.localdate())
        .filter(case=found, source=Source.CIRCLE)
        .select_related("team__organisation")
        .order_by("team__organisation__name", "team__name", "pk")
    )
    members = tuple(_members(actor, found, inside))
    if not may_invite:
        return CircleOfCase(members, (), (), may_invite)
    invitable = tuple(_invitable(actor, found, {(row.team_id, row.ground_uid) for row in inside}))
    named = {each.team_uid for each in members} | {each.team_uid for each in invitable}
    others = (each for each in teams_of_portal(actor) if each.team.pk != found.lead_team_id)
    return CircleOfCase(members, invitable, tuple(each for each in others if each.team.uid not in named), may_invite)


def may_join_without_a_record(actor: Actor, uid: UUID, team: Team) -> Decision:
    """Why a team that no standing record names cannot come in. Two queries.

    Raises:
        NotFound: there is no such case for this actor.
    """
    found: Case = Case.objects.whole_to(actor).get_or_not_found(uid=uid)
    accepted = team.organisation_id in organisations_that_accepted(among=[team.organisation_id])
    return policies_circle.may_join(found, team, named=False, categories=(), accepted=accepted)


def _members(actor: Actor, found: Case, inside: list[CaseAccess]) -> Iterable[Member]:
    grounds = Ground.objects.visible_to(actor).filter(uid__in=[row.ground_uid for row in inside])
    titles = {ground.uid: title_of(ground) for ground in grounds.select_related("purpose")}
    for row in inside:
        yield Member(
            team_uid=row.team.uid,
            team=_name(row.team),
            since=row.since,
            until=row.until,
            ground_uid=row.ground_uid if row.ground_uid in titles else None,
            ground=titles.get(row.ground_uid, "") if row.ground_uid is not None else "",
            own=row.team_id in actor.teams,
            may_take_out=policies_circle.may_take_out(actor, found, row.team),
        )


def _invitable(actor: Actor, found: Case, inside: set[tuple[int, UUID | None]]) -> Iterable[Invitable]:
    standing = Ground.objects.visible_to(actor).standing(timezone.localdate()).about(found.subject)
    parties = list(
        GroundParty.objects.filter(ground__in=standing, kind=PartyKind.RECEIVER, team__closed_on__isnull=True)
        .select_related("ground__purpose", "team__organisation")
        .order_by("name", "team__name", "-ground__valid_until", "pk")
    )
    accepted = organisations_that_accepted(among={party.organisation_id for party in parties})
    for party in parties:
        ground, team = party.ground, party.team
        if (team.pk, ground.uid) in inside:
            continue
        yield Invitable(
            team_uid=team.uid,
            team=_name(team),
            ground_uid=ground.uid,
            ground=title_of(ground),
            until=ground.valid_until,
            may_join=policies_circle.may_join(
                found, team, named=True, categories=ground.categories, accepted=team.organisation_id in accepted
            ),
        )


def title_of(ground: Ground) -> str:
    """What a record is for, in the language of the page; else as the resident was shown it."""
    texts: Mapping[str, Mapping[str, str]] = ground.purpose.texts
    said = texts.get(get_language() or DUTCH) or texts.get(DUTCH, {})
    return said.get("title") or str(ground.shown.get("title", ""))


def _name(team: Team) -> str:
    return TeamChoice(team).name
