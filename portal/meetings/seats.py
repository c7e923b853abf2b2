"""How many places a meeting has left, and whose turn it is. Who comes online counts as well.

Rooms above may bring people who are no members of this house, such as guests: they register how to count them and who
of them waits, so that one capacity and one waiting list hold for all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from portal.meetings import telling
from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import COMING
from tenants.access import Actor


@dataclass(frozen=True)
class Counted:
    """People whom another room brings: with a seat, and on the waiting list."""

    taken: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class InLine:
    """Somebody on the waiting list. `give` hands them the seat and tells them."""

    since: datetime
    give: Callable[[Actor, Meeting], None]


@dataclass(frozen=True)
class OtherSeats:
    """How another room counts its people. `waiting` gives at most so many, longest waiting first; None means all."""

    code: str
    counted: Callable[[Meeting], Counted]
    waiting: Callable[[Meeting, int | None], Sequence[InLine]]


_others: dict[str, OtherSeats] = {}


def register_seats(others: OtherSeats) -> None:
    """Have the people of another room count.

    Raises:
        ValueError: somebody else has the code.
    """
    if _others.setdefault(others.code, others) != others:
        raise ValueError(f"The seats {others.code!r} are registered twice.")


def counted_by_others(meeting: Meeting) -> Counted:
    """The people of all other rooms. One query for each room."""
    found = [each.counted(meeting) for each in _others.values()]
    return Counted(sum(each.taken for each in found), sum(each.waiting for each in found))


def taken(meeting: Meeting, *, besides: Invitation | None = None) -> int:
    """How many seats are taken. One query, and one for each other room."""
    seats = meeting.invitations.filter(answer__in=COMING, waiting=False)
    if besides is not None:
        seats = seats.exclude(pk=besides.pk)
    return int(seats.count()) + counted_by_others(meeting).taken


def is_full(meeting: Meeting, *, besides: Invitation | None = None) -> bool:
    """Whether one more finds no place. No query without a capacity. The meeting must be locked by who acts on it."""
    return meeting.capacity is not None and taken(meeting, besides=besides) >= meeting.capacity


def next_in_line(meeting: Meeting) -> list[InLine]:
    """Who gets the seats that are free now, longest waiting first. Two queries, and two for each other room."""
    free = None if meeting.capacity is None else meeting.capacity - taken(meeting)
    if free is not None and free <= 0:
        return []
    invited = meeting.invitations.filter(answer__in=COMING, waiting=True).order_by("answered_at", "pk")
    line = [InLine(seat.answered_at, partial(_give, seat)) for seat in invited[:free] if seat.answered_at is not None]
    for others in _others.values():
        line += others.waiting(meeting, free)
    return sorted(line, key=lambda each: each.since)[:free]


def fill(actor: Actor, meeting: Meeting) -> None:
    """Give seats that came free to who waits longest. The meeting must be locked."""
    for each in next_in_line(meeting):
        each.give(actor, meeting)


def _give(seat: Invitation, actor: Actor, meeting: Meeting) -> None:
    seat.waiting = False
    seat.save(update_fields=["waiting"])
    telling.seat_came_free(actor, meeting, seat)
