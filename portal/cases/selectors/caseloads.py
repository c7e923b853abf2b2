"""Counts of cases for administrators, who see no case, and the people who could be a contact person."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from portal.cases.models import Case
from portal.cases.models.case import CaseQuerySet
from portal.cases.words import WORK_WITH_CASES, CaseState
from tenants.access import Actor, Role, can
from tenants.errors import NotFound
from tenants.models import Membership, Team
from tenants.sight import looking_past


@dataclass(frozen=True)
class Caseload:
    """How many cases somebody leads from one team."""

    team_uid: UUID
    team: str
    person_uid: UUID
    person: str
    running: int


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be the contact person, from one team."""

    person_uid: UUID
    person: str
    team_uid: UUID
    team: str


@dataclass(frozen=True)
class Transferable:
    """What an administrator is told of a case whose code they know: where it lies, not what it holds."""

    code: str
    lead: str
    team: str


@looking_past("cases.count")
def count_of_portal(actor: Actor) -> dict[str, int]:
    """How many cases run and are closed: for administrators, who see no case.

    Raises:
        NotFound: the actor counts nothing.
    """
    if not can(actor, "case.count"):
        raise NotFound()
    return {state: Case.objects.filter(state=state).count() for state in CaseState.values}


@looking_past("cases.lead")
def caseloads(actor: Actor) -> list[Caseload]:
    """How many running cases each person leads, in the teams that the actor administers. One query.

    Raises:
        NotFound: the actor administers no organisation.
    """
    rows = _administered(actor).filter(state=CaseState.OPEN, lead_team__closed_on__isnull=True)
    counted = rows.values_list("lead_team__uid", "lead_team__name", "lead__uid", "lead__name")
    return [Caseload(*row) for row in counted.annotate(running=Count("pk")).order_by("lead_team__name", "lead__name")]


def caseload(actor: Actor, *, team_uid: UUID, person_uid: UUID) -> Caseload:
    """The cases of one person in one team, as a number.

    Raises:
        NotFound: nothing of this person runs in a team that the actor administers.
    """
    for each in caseloads(actor):
        if (each.team_uid, each.person_uid) == (team_uid, person_uid):
            return each
    raise NotFound()


@looking_past("cases.lead")
def transferable(actor: Actor, code: str) -> Transferable:
    """Where a case of this code lies, for the administrator of its organisation.

    Raises:
        NotFound: no such case in an organisation that the actor administers.
    """
    rows = _administered(actor).select_related("lead", "lead_team").only("code", "lead__name", "lead_team__name")
    found: Case = rows.get_or_not_found(code=code.strip().upper())
    return Transferable(found.code, str(found.lead), str(found.lead_team))


def colleagues(actor: Actor, uid: UUID) -> list[Candidate]:
    """Who of the team that leads the case could be its contact person, without who is. Two queries.

    Raises:
        NotFound: there is no such case for this actor.
    """
    found: Case = Case.objects.whole_to(actor).select_related("lead").get_or_not_found(uid=uid)
    return [each for each in _who_may_lead([found.lead_team_id]) if each.person_uid != found.lead.uid]


def own_teams(actor: Actor) -> list[Team]:
    """The open teams for which the actor may open a case. One query."""
    organisations = actor.organisations_as(*WORK_WITH_CASES)
    rows = Team.objects.filter(pk__in=actor.teams, organisation__in=organisations, closed_on__isnull=True)
    return list(rows.order_by("name"))


def candidates(actor: Actor) -> list[Candidate]:
    """Who could be a contact person in the teams that the actor administers. Two queries.

    Raises:
        NotFound: the actor administers no organisation.
    """
    teams = Team.objects.filter(organisation__in=_organisations(actor), closed_on__isnull=True)
    return _who_may_lead(teams.values_list("pk", flat=True))


def candidates_of(actor: Actor, load: Caseload) -> list[Candidate]:
    """Who of the same team could take over a caseload."""
    return [each for each in candidates(actor) if each.team_uid == load.team_uid and each.person_uid != load.person_uid]


def _organisations(actor: Actor) -> frozenset[int]:
    administered = actor.organisations_as(Role.PARTNER_ADMIN)
    if not administered or not can(actor, "case.grant"):
        raise NotFound()
    return administered


def _administered(actor: Actor) -> CaseQuerySet:
    """To count and to hand over. Not through `visible_to`: to an administrator no case is visible."""
    rows: CaseQuerySet = Case.objects.filter(lead_team__organisation__in=_organisations(actor))
    return rows


def _who_may_lead(teams: Iterable[int]) -> list[Candidate]:
    standing = Membership.objects.standing(timezone.localdate()).filter(team__in=teams, role__in=WORK_WITH_CASES)
    named = standing.filter(person__is_active=True).order_by("team__name", "person__name")
    rows = named.values_list("person__uid", "person__name", "team__uid", "team__name")
    return [Candidate(*row) for row in dict.fromkeys(rows)]
