"""Reads of requests for help. Opening one is a line in the log, written in the same transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.intake import audit_actions
from portal.intake.clocks import first_talk_until
from portal.intake.models import IntakeEvent, IntakeRequest
from portal.intake.models.requests import RequestQuerySet
from portal.intake.policies.requests import STEPS, may_triage
from portal.intake.selectors.subjects import words_of
from portal.intake.services.triage import readers_of
from portal.intake.words import (
    OPEN_STATES,
    THREAT_AT_WORK,
    EventKind,
    FilledInBy,
    Reason,
    RequestState,
    SaidBy,
    Threat,
    Way,
)
from tenants.access import Actor, Decision, Role, can
from tenants.audit import record
from tenants.models import Membership, Team
from tenants.working_days import working_days_after

PAGE = 25
NEAR = 1  # working days before the last one, in which a request is amber
SEALED = (
    "first_name", "last_name", "birth_date", "way", "telephone", "email", "via", "message", "times", "told", "helper",
    "who",
)  # fmt: skip

Place = tuple[int, date, int]


class Light(StrEnum):
    """How the last day stands. The screen shows a shape and a word beside the colour."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = ""


@dataclass(frozen=True)
class RequestLine:
    """The minimum set: nothing of it tells who somebody is."""

    uid: UUID
    code: str
    subject: str
    threat: str
    threatened_on: date | None
    district: str
    language: str
    sent_at: datetime
    age: int
    due_on: date
    light: Light
    state: str
    assignee: str
    team: str
    repeats: bool


@dataclass(frozen=True)
class Happened:
    """One line of what happened to a request."""

    at: datetime
    what: str
    by: str
    to: str
    channel: str
    reason: str
    said: str


@dataclass(frozen=True, repr=False)
class RequestPage:
    """One request, opened: never printed."""

    line: RequestLine
    version: int
    is_open: bool
    may: dict[str, Decision]
    first_name: str
    last_name: str
    birth_date: str
    way: str
    telephone: str
    email: str
    via: str
    message: str
    times: str
    told: str
    helper: str
    filled_in_by: str
    first_talk_until: date | None
    case_uid: UUID | None
    repeats: UUID | None
    happened: tuple[Happened, ...]


@dataclass(frozen=True)
class Receiver:
    """A team or a colleague that a request may go to."""

    team: UUID
    person: UUID | None
    title: str


def requests_waiting(
    actor: Actor, *, mine: bool = False, closed: bool = False, after: Place | None = None
) -> tuple[list[RequestLine], Place | None]:
    """A page of the requests of the actor's teams: what threatens first, then the nearest last day. One query.

    Args:
        mine: only those that the actor took on.
        closed: those that are closed instead.
        after: where the page before ended.

    Returns:
        The lines, and where this page ends; None when it is the last one.
    """
    if not can(actor, "intake.change"):
        return [], None
    rows = IntakeRequest.objects.visible_to(actor)
    rows = rows.exclude(state__in=OPEN_STATES) if closed else rows.waiting()
    if mine and actor.person is not None:
        rows = rows.filter(assignee=actor.person.pk)
    if after is not None:
        rank, due, pk = after
        later = Q(due_on__gt=due) | Q(due_on=due, pk__gt=pk)
        rows = rows.filter(Q(rank__gt=rank) | (Q(rank=rank) & later))
    found = list(_plain(rows).order_by("rank", "due_on", "pk")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    today = timezone.localdate()
    return [_line(row, today) for row in found[:PAGE]], (last.rank, last.due_on, last.pk) if last is not None else None


def count_waiting(actor: Actor) -> int:
    """How many requests of the actor's teams nobody closed yet. One query."""
    if not can(actor, "intake.change"):
        return 0
    return int(IntakeRequest.objects.visible_to(actor).waiting().count())


@transaction.atomic
def open_request(actor: Actor, uid: UUID) -> RequestPage:
    """One request, whole. Written down as read (NEN 7513), in the same transaction.

    Raises:
        NotFound: there is no such request for this actor.
    """
    rows = IntakeRequest.objects.visible_to(actor).select_related("subject", "team", "assignee", "repeats")
    found: IntakeRequest = rows.get_or_not_found(uid=uid)
    record(actor, audit_actions.REQUEST_READ, found)
    return RequestPage(
        line=_line(found, timezone.localdate()),
        version=found.version,
        is_open=found.state in OPEN_STATES,
        may={name: may_triage(actor, name, found) for name in STEPS},
        first_name=found.first_name,
        last_name=found.last_name,
        birth_date=found.birth_date,
        way=str(AT_WORK[found.way]) if found.way in AT_WORK else "",
        telephone=found.telephone,
        email=found.email,
        via=found.via,
        message=found.message,
        times=found.times,
        told=found.told,
        helper=found.helper,
        filled_in_by=str(BY_AT_WORK[FilledInBy(found.filled_in_by)]),
        first_talk_until=first_talk_until(found.statutory_since) if found.statutory_since else None,
        case_uid=found.case_uid,
        repeats=found.repeats.uid if found.repeats is not None and found.repeats.team_id in actor.teams else None,
        happened=_happened(found),
    )


def receivers_for(actor: Actor, uid: UUID) -> list[Receiver]:
    """Who this request may be given to: colleagues first, then other teams of the organisation that read requests.

    Raises:
        NotFound: there is no such request for this actor.
    """
    request: IntakeRequest = _plain(IntakeRequest.objects.visible_to(actor)).get_or_not_found(uid=uid)
    team = request.team
    mine = actor.person.pk if actor.person is not None else None
    people = [
        Receiver(team.uid, colleague, str(person))
        for colleague, person in readers_of(team).items()
        if person.pk != mine or request.assignee_id != mine
    ]
    others = Team.objects.filter(organisation=team.organisation_id, closed_on__isnull=True).exclude(pk=team.pk)
    readers = Membership.objects.standing(timezone.localdate()).filter(role=Role.CONSULTANT, person__is_active=True)
    reading = others.filter(pk__in=readers.values("team")).order_by("name", "pk")
    return people + [Receiver(each.uid, None, each.name) for each in reading]


# As whoever reads it says it: the form speaks to the one who asks.
AT_WORK = {
    Way.TELEPHONE: _("Bellen"),
    Way.EMAIL: _("Een mail sturen"),
    Way.VIA: _("Bellen met iemand anders"),
}
BY_AT_WORK = {
    FilledInBy.SELF: _("De inwoner zelf"),
    FilledInBy.OTHER: _("Iemand anders, voor de inwoner"),
    FilledInBy.VOLUNTEER: _("Een vrijwilliger of hulpverlener"),
}


def _happened(found: IntakeRequest) -> tuple[Happened, ...]:
    rows = IntakeEvent.objects.filter(request=found).select_related("person", "team", "to_person")
    return tuple(
        Happened(
            row.at,
            str(EventKind(row.kind).label),
            str(row.person or ""),
            str(row.to_person or row.team or ""),
            str(SaidBy(row.channel).label) if row.channel else "",
            str(Reason(row.reason).label) if row.reason else "",
            row.said,
        )
        for row in rows
    )


def _plain(rows: RequestQuerySet) -> RequestQuerySet:
    """With the names of people at work, and without loading a sealed field."""
    return rows.select_related("subject", "team", "assignee").defer(*SEALED)


def _line(row: IntakeRequest, today: date) -> RequestLine:
    return RequestLine(
        uid=row.uid,
        code=row.code,
        subject=words_of(row.subject, "title"),
        threat=str(THREAT_AT_WORK[Threat(row.threat)]) if row.threat in THREAT_AT_WORK else "",
        threatened_on=row.threatened_on,
        district=row.postcode,
        language=row.language,
        sent_at=row.sent_at,
        age=(today - timezone.localdate(row.sent_at)).days,
        due_on=row.due_on,
        light=light_of(row.due_on, today) if row.state in OPEN_STATES else Light.NONE,
        state=str(RequestState(row.state).label),
        assignee=str(row.assignee or ""),
        team=row.team.name,
        repeats=row.repeats_id is not None,
    )


def light_of(due: date, today: date) -> Light:
    """Red after the last day, amber on it and the working day before, green until then."""
    if due < today:
        return Light.RED
    return Light.AMBER if due <= working_days_after(today, NEAR) else Light.GREEN
