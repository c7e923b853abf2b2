"""Lists of meetings: what comes and what was."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from portal.meetings.models import Invitation, Meeting
from portal.meetings.models.invitation import seats_of
from portal.meetings.models.meeting import of_person
from portal.meetings.words import Answer, MeetingKind, MeetingState
from tenants.access import Actor
from tenants.managers import TenantQuerySet

PAGE = 25
Place = tuple[datetime, int]


class When(StrEnum):
    """Which part of the calendar."""

    COMING = "komt"
    PAST = "was"


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in a list, with what this actor said to it."""

    uid: UUID
    title: str
    kind: str
    kind_label: str
    state: str
    state_label: str
    starts_at: datetime
    ends_at: datetime
    place: str
    online: bool
    answer: str
    answer_label: str
    waiting: bool
    asked: bool  # the actor is invited
    organises: bool


@dataclass(frozen=True)
class MeetingList:
    """A page, and where the next one begins."""

    lines: tuple[MeetingLine, ...]
    next: Place | None


def meetings(
    actor: Actor, *, when: When = When.COMING, kind: str = "", mine: bool = False, after: Place | None = None
) -> MeetingList:
    """The meetings that this actor may see: what comes soonest first, what was latest first. Two queries.

    Args:
        kind: one of `MeetingKind`; nothing means all.
        mine: only those that the actor leads or is invited to.
        after: where the page before ended.
    """
    now = timezone.now()
    found = Meeting.objects.visible_to(actor)
    found = found.filter(ends_at__gte=now) if when == When.COMING else found.filter(ends_at__lt=now)
    if kind in MeetingKind.values:
        found = found.filter(kind=kind)
    if mine:
        found = found.filter(of_person(actor))
    found = in_order(found, when, after)
    rows = list(found[: PAGE + 1])
    following = (rows[PAGE - 1].starts_at, rows[PAGE - 1].pk) if len(rows) > PAGE else None
    rows = rows[:PAGE]
    said = _answers(actor, rows)
    return MeetingList(tuple(_line(actor, row, said.get(row.pk)) for row in rows), following)


def waiting_for_answer(actor: Actor) -> int:
    """How many invitations by name wait for an answer of this actor. One query; none for a visitor."""
    if actor.person is None:
        return 0
    waits = Q(person=actor.person, answer=Answer.NONE)
    coming = Q(meeting__state=MeetingState.INVITED, meeting__starts_at__gt=timezone.now())
    return int(Invitation.objects.filter(waits & coming).count())


def in_order(found: TenantQuerySet[Any], when: When, after: Place | None) -> TenantQuerySet[Any]:
    """Meetings in order, from where the page before ended: coming ones forward, past ones backward."""
    past = when == When.PAST
    found = found.order_by("-starts_at", "-pk") if past else found.order_by("starts_at", "pk")
    if after is None:
        return found
    at, pk = after
    if past:
        return found.filter(Q(starts_at__lt=at) | Q(starts_at=at, pk__lt=pk))
    return found.filter(Q(starts_at__gt=at) | Q(starts_at=at, pk__gt=pk))


def _answers(actor: Actor, rows: list[Meeting]) -> dict[int, Invitation]:
    """The actor's own seat in each of these, else that of their team."""
    if actor.person is None or not rows:
        return {}
    seats = Invitation.objects.filter(seats_of(actor), meeting__in=rows).order_by("person")
    found: dict[int, Invitation] = {}
    for seat in seats:
        if seat.person_id is not None or seat.meeting_id not in found:
            found[seat.meeting_id] = seat
    return found


def _line(actor: Actor, row: Meeting, seat: Invitation | None) -> MeetingLine:
    return MeetingLine(
        uid=row.uid,
        title=row.title,
        kind=row.kind,
        kind_label=str(MeetingKind(row.kind).label),
        state=row.state,
        state_label=str(MeetingState(row.state).label),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        online=bool(row.online_url),
        answer=seat.answer if seat is not None else "",
        answer_label=str(Answer(seat.answer).label) if seat is not None else "",
        waiting=seat.waiting if seat is not None else False,
        asked=seat is not None,
        organises=actor.person is not None and row.organiser_id == actor.person.pk,
    )
