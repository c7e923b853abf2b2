"""The order of an agenda, and the time of each item. One place, so that a better order needs one change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.agendas.models import AgendaItem
from portal.agendas.words import ENDED, ItemState


@dataclass(frozen=True)
class Slot:
    """A time window of an item. It tells nothing of what is in it."""

    item: AgendaItem
    starts_at: datetime
    ends_at: datetime


def ordered(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """As they are to be heard: what was heard as it went, what is on the table, emergencies, then as they came in."""
    return sorted(items, key=_place)


def slots(items: Sequence[AgendaItem], begins: datetime, now: datetime) -> list[Slot]:
    """The windows: as they were for what is over, and one after the other for what comes."""
    found, at = [], begins
    for item in ordered([each for each in items if each.state in {ItemState.ADMITTED, *ENDED}]):
        start = item.started_at or at
        end = item.ended_at or start + timedelta(minutes=item.lasts)
        if item.is_running:
            end = max(end, now)
        if item.state == ItemState.MOVED_ON and item.started_at is None:
            end = start
        found.append(Slot(item, start, end))
        at = end
    return found


def _place(item: AgendaItem) -> tuple[int, float, bool, int, int]:
    if item.started_at is not None:
        return (0, item.started_at.timestamp(), False, item.position, item.pk)
    rank = 2 if item.state == ItemState.MOVED_ON else 1
    return (rank, 0.0, not item.emergency, item.position, item.pk)
