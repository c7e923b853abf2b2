"""How many places a meeting has left, and whose turn it is. Who comes online counts as well."""

from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import COMING


def taken(meeting: Meeting, *, besides: Invitation | None = None) -> int:
    """How many seats are taken. One query."""
    seats = meeting.invitations.filter(answer__in=COMING, waiting=False)
    if besides is not None:
        seats = seats.exclude(pk=besides.pk)
    return int(seats.count())


def is_full(meeting: Meeting, *, besides: Invitation | None = None) -> bool:
    """Whether one more finds no place. No query without a capacity."""
    return meeting.capacity is not None and taken(meeting, besides=besides) >= meeting.capacity


def next_in_line(meeting: Meeting) -> list[Invitation]:
    """Who gets the seats that are free now, longest waiting first. At most two queries."""
    waiting = meeting.invitations.filter(answer__in=COMING, waiting=True).order_by("answered_at", "pk")
    if meeting.capacity is None:
        return list(waiting)
    free = meeting.capacity - taken(meeting)
    return list(waiting[:free]) if free > 0 else []
