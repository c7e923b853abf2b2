"""The list of date polls."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from portal.polls.models import Poll, Voter
from portal.polls.models.voter import seats_of
from portal.polls.words import PollState
from tenants.access import Actor

PAGE = 25
Place = tuple[datetime, int]


@dataclass(frozen=True)
class PollLine:
    """One poll in a list."""

    uid: UUID
    title: str
    state: str
    state_label: str
    closes_at: datetime
    decided_for: datetime | None
    asked: bool  # the actor is asked
    answered: bool  # and has answered
    organises: bool
    days: int


@dataclass(frozen=True)
class PollList:
    """A page, and where the next one begins."""

    lines: tuple[PollLine, ...]
    next: Place | None


def polls(actor: Actor, *, after: Place | None = None) -> PollList:
    """The polls that this actor may see, latest deadline first. Two queries.

    Args:
        after: where the page before ended.
    """
    found = Poll.objects.visible_to(actor).order_by("-closes_at", "-pk")
    if after is not None:
        at, pk = after
        found = found.filter(Q(closes_at__lt=at) | Q(closes_at=at, pk__lt=pk))
    standing = Count("options", filter=Q(options__withdrawn_at__isnull=True))
    annotated: Any = found.annotate(days=standing)
    rows: list[Poll] = list(annotated[: PAGE + 1])
    following = (rows[PAGE - 1].closes_at, rows[PAGE - 1].pk) if len(rows) > PAGE else None
    rows = rows[:PAGE]
    seats = _seats(actor, rows)
    return PollList(tuple(_line(actor, row, seats.get(row.pk)) for row in rows), following)


def waiting_for_answer(actor: Actor) -> int:
    """How many open polls ask this actor by name and have no answer of theirs. One query; none for a visitor."""
    if actor.person is None:
        return 0
    waits = Q(person=actor.person, answered_at__isnull=True)
    still = Q(poll__state=PollState.OPEN, poll__closes_at__gt=timezone.now())
    return int(Voter.objects.filter(waits & still).count())


def _seats(actor: Actor, rows: list[Poll]) -> dict[int, Voter]:
    """The actor's own seat in each of these, else that of their team."""
    if actor.person is None or not rows:
        return {}
    found: dict[int, Voter] = {}
    for seat in Voter.objects.filter(seats_of(actor), poll__in=rows):
        if seat.person_id is not None or seat.poll_id not in found:
            found[seat.poll_id] = seat
    return found


def _line(actor: Actor, row: Poll, seat: Voter | None) -> PollLine:
    return PollLine(
        uid=row.uid,
        title=row.title,
        state=row.state,
        state_label=str(PollState(row.state).label),
        closes_at=row.closes_at,
        decided_for=row.decided_for,
        asked=seat is not None,
        answered=seat is not None and seat.answered_at is not None,
        organises=actor.person is not None and row.organiser_id == actor.person.pk,
        days=row.days,  # type: ignore[attr-defined]
    )
