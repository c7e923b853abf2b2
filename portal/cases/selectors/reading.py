"""Reading cases. Opening one is a line in the log, written in the same transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.cases import audit_actions, policies, policies_circle
from portal.cases.models import BreakGlass, Case, CaseAccess
from portal.cases.words import CaseState, Level, Source
from tenants.access import Actor, Decision
from tenants.audit import record
from tenants.sight import looking_past
from tenants.vault import find


@dataclass(frozen=True)
class Colleague:
    """A team that may open the case."""

    team: str
    organisation: str
    why: str
    level: str
    until: date | None
    since: datetime | None = None


@dataclass(frozen=True, repr=False)
class CasePage:
    """A case as the actor may see it. What their level does not open is empty, and `level` says so."""

    uid: UUID
    code: str
    state: str
    version: int
    level: int
    lead: str
    lead_team: str
    opened_at: datetime
    closed_at: datetime | None
    district: str
    language: str
    may_change: Decision
    may_reopen: Decision
    may_name_lead: Decision
    may_invite: Decision
    closed: bool = False
    works: bool = False  # a team of the actor may open all of it
    glass_until: datetime | None = None  # open in an emergency, and so only to read
    in_household: bool = False
    first_name: str = ""
    last_name: str = ""
    birth_date: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    safe_contact: str = ""
    situation: str = ""
    circle: tuple[Colleague, ...] = ()


@dataclass(frozen=True)
class CaseLine:
    """A line of a worklist. No name: it is opened to see who it is about."""

    uid: UUID
    code: str
    lead: str
    lead_team: str
    opened_at: datetime
    district: str
    state: str


SEALED = ("last_name", "birth_date", "telephone", "email", "address", "safe_contact", "situation")
PAGE = 50


@transaction.atomic
def case(actor: Actor, uid: UUID) -> CasePage:
    """One case, as far as the actor may see it. Written down as read (NEN 7513), in the same transaction.

    Raises:
        NotFound: there is no such case for this actor.
    """
    found: Case = Case.objects.visible_to(actor).select_related("lead", "lead_team").get_or_not_found(uid=uid)
    by_team, glass_until = policies.level_of(actor, found), None
    if not by_team and actor.person is not None:
        glass_until = _glass_until(actor.person.pk, found)
    level = Level.ALL if glass_until or found.uid in actor.subjects else by_team
    record(actor, audit_actions.READ, found, level=level)
    opened = {name: getattr(found, name) for name in SEALED} if level >= Level.ALL else {}
    if level >= Level.AGREED:
        opened["first_name"] = found.first_name
    return CasePage(
        uid=found.uid,
        code=found.code,
        state=str(CaseState(found.state).label),
        version=found.version,
        level=level,
        lead=str(found.lead),
        lead_team=str(found.lead_team),
        opened_at=found.opened_at,
        closed_at=found.closed_at,
        district=found.district,
        language=found.language,
        circle=_circle(found) if level >= Level.ALL else (),
        may_change=policies.may_change(actor, found),
        may_reopen=policies.may_reopen(actor, found),
        may_name_lead=policies.may_name_lead(actor, found),
        may_invite=policies_circle.may_invite(actor, found),
        closed=found.state == CaseState.CLOSED,
        works=by_team >= Level.ALL,
        glass_until=glass_until,
        in_household=level >= Level.ALL and found.household_id is not None,
        **opened,
    )


def led_by_own_teams(
    actor: Actor, *, mine: bool = False, state: CaseState = CaseState.OPEN, before: tuple[datetime, int] | None = None
) -> tuple[list[CaseLine], tuple[datetime, int] | None]:
    """A page of the cases that the teams of the actor lead, the newest first. Two queries.

    Args:
        mine: only those of which the actor is the contact person.
        before: where the page before ended.

    Returns:
        The lines, and where this page ends; None when it is the last one.
    """
    rows = Case.objects.visible_to(actor).filter(state=state, lead_team__in=actor.teams)
    if mine and actor.person is not None:
        rows = rows.filter(lead=actor.person.pk)
    if before is not None:
        at, pk = before
        rows = rows.filter(opened_at__lte=at).exclude(opened_at=at, pk__gte=pk)
    found = list(_named(rows).order_by("-opened_at", "-pk")[: PAGE + 1])
    lines = [_line(each) for each in found[:PAGE]]
    last = found[PAGE - 1] if len(found) > PAGE else None
    return lines, (last.opened_at, last.pk) if last is not None else None


def known_already(actor: Actor, *, first_name: str, last_name: str, birth_date: str) -> list[CaseLine]:
    """Cases of the actor's own teams about somebody of this name and birth date. Nothing of other teams is told.

    Whether another organisation knows somebody is for the match index, under its own ground.
    """
    rows = Case.objects.visible_to(actor).filter(lead_team__in=actor.teams)
    return [_line(each) for each in _named(find(rows, "who", first_name, last_name, birth_date))]


def housemates(actor: Actor, uid: UUID) -> list[CaseLine]:
    """Other cases of the household that the actor may open too. Of the rest not even their number is told.

    Raises:
        NotFound: there is no such case for this actor.
    """
    found: Case = Case.objects.whole_to(actor).get_or_not_found(uid=uid)
    if found.household_id is None:
        return []
    rows = Case.objects.whole_to(actor)
    return [_line(each) for each in _named(rows.filter(household=found.household_id).exclude(pk=found.pk))]


def whole_by_code(actor: Actor, code: str) -> CaseLine:
    """The case of this code, when a team of the actor may open all of it.

    Raises:
        NotFound: there is no such case for this actor.
    """
    rows = Case.objects.whole_to(actor).select_related("lead", "lead_team")
    found: Case = rows.get_or_not_found(code=code.strip().upper())
    return _line(found)


def is_birth_date_of(subject: UUID, written: str) -> bool:
    """Whether this is the birth date of the resident, for whoever comes in by a code. Constant time, no actor."""
    from hmac import compare_digest

    with looking_past("cases.birth_date"):
        found = Case.objects.filter(uid=subject).first()
    known = found.birth_date if found is not None else "-" * 10
    return compare_digest(known.encode(), written.strip().encode())


def _glass_until(person: int, found: Case) -> datetime | None:
    """Until when the glass stays broken for this person. A resident and a broken glass open all of a case."""
    now = timezone.now()
    open_now = BreakGlass.objects.filter(case=found, person=person, at__lte=now, until__gt=now)
    until: datetime | None = open_now.order_by("-until").values_list("until", flat=True).first()
    return until


def _circle(found: Case) -> tuple[Colleague, ...]:
    rows = CaseAccess.objects.standing(timezone.localdate()).filter(case=found).select_related("team__organisation")
    return tuple(
        Colleague(
            team=row.team.name,
            organisation=row.team.organisation.name,
            why=str(Source(row.source).label),
            level=str(Level(row.level).label),
            until=row.until,
            since=row.since,
        )
        for row in rows.order_by("team__organisation__name", "team__name")
    )


def _named(rows: "QuerySet[Case]") -> "QuerySet[Case]":
    """With the names of people at work, and without loading a sealed field."""
    return rows.select_related("lead", "lead_team").defer("first_name", *SEALED, "who")


def _line(found: Case) -> CaseLine:
    return CaseLine(
        uid=found.uid,
        code=found.code,
        lead=str(found.lead),
        lead_team=str(found.lead_team),
        opened_at=found.opened_at,
        district=found.district,
        state=str(CaseState(found.state).label),
    )
