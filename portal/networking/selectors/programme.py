"""The programme of a meeting, ready to be shown: rounds with their groups, and the room that is left."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.meetings.models import Meeting
from portal.networking import groups
from portal.networking.models import Choice, ProgrammePart


@dataclass(frozen=True)
class GroupLine:
    """A group of a round. `free` is None without a limit."""

    uid: UUID
    letter: str
    title: str
    speaker: str
    room: str
    free: int | None
    chosen: bool

    @property
    def full(self) -> bool:
        return self.free == 0


@dataclass(frozen=True)
class PartLine:
    """A part of the day, with groups to choose from or without."""

    uid: UUID
    starts_at: datetime
    ends_at: datetime
    title: str
    speaker: str
    room: str
    groups: tuple[GroupLine, ...]


def programme(meeting: Meeting, *, seat: UUID | None = None) -> tuple[PartLine, ...]:
    """The parts in order. One query without groups, two with; one more for what a seat chose.

    Whoever sees the meeting sees its programme: the caller has found the meeting for the actor.

    Args:
        seat: the invitation of the reader, to mark what they chose.
    """
    rows = list(ProgrammePart.objects.filter(meeting=meeting))
    below: dict[int, list[ProgrammePart]] = {}
    for row in rows:
        if row.round_id is not None:
            below.setdefault(row.round_id, []).append(row)
    counted = groups.taken(meeting) if below else {}
    mine = (
        set(Choice.objects.filter(invitation__uid=seat, group__meeting=meeting).values_list("group", flat=True))
        if seat is not None and below
        else set()
    )
    return tuple(
        PartLine(
            row.uid, row.starts_at, row.ends_at, row.title, row.speaker, row.room,
            tuple(_group(number, each, counted, mine) for number, each in enumerate(below.get(row.pk, ()))),
        )
        for row in rows
        if row.round_id is None
    )  # fmt: skip


def _group(number: int, row: ProgrammePart, counted: dict[int, int], mine: set[int]) -> GroupLine:
    free = None if row.capacity is None else max(row.capacity - counted.get(row.pk, 0), 0)
    letter = chr(ord("A") + number) if number < 26 else ""
    return GroupLine(row.uid, letter, row.title, row.speaker, row.room, free, row.pk in mine)
