"""The order of a case discussion in which people wait and walk as little as possible.

An item needs the organisations or teams that may hear it, and nobody else may be in the room. What an order costs:

- **waiting**: for each participant, the minutes between the start of their first item and the end of their last one in
  which the room discusses an item that does not need them; summed over all participants;
- **walking**: how often somebody comes in: a participant whose items form one row comes in once. Each time in is also a
  time out. It decides between orders in which people wait equally long.

Items that go first (`first`: urgent, the same day) come before all others; within both groups every order is allowed.
What is compared is the order of entry under the same rule: urgent items first, each group as it came in.

How it is found. What placing an item costs depends only on *which* items went before, not on their order: somebody
waits during it when they had an item before, have one after it, and do not take part. So up to `EXACT` items the
shortest waiting there is comes out of dynamic programming over sets of items (Held and Karp, 1962); above it out of a
search that keeps the best `budget` sets of each size, improved by moving pieces of the order. Both are
bounded in steps, not by a clock: the same items give the same order on every machine.

Pure: knows no meeting, no case and no person; identifiers in, identifiers out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from portal.planning.ordering import Load, best_order

MOST_ITEMS = 100


@dataclass(frozen=True)
class Item:
    """An item of the agenda as the order needs it.

    Attributes:
        key: what the caller knows it by; unique in one meeting.
        minutes: how long it takes; at least 1.
        participants: who must be present; an announcement for nobody in particular has none.
        entry: its place in the order of entry; equal places follow their key.
        first: whether it goes before all that do not say so.
    """

    key: str
    minutes: int
    participants: frozenset[str]
    entry: int
    first: bool = False


@dataclass(frozen=True)
class Cost:
    """What an order asks of people; smaller is better, waiting before walking."""

    waiting: int
    walking: int

    def __lt__(self, other: "Cost") -> bool:
        return (self.waiting, self.walking) < (other.waiting, other.walking)


@dataclass(frozen=True)
class Window:
    """A time that somebody is in the room without a break: from, until, and for which items."""

    start: datetime
    end: datetime
    items: tuple[str, ...]


@dataclass(frozen=True)
class Slot:
    """An item at its time."""

    key: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class RunningOrder:
    """The order that was chosen.

    Attributes:
        slots: the items with their times.
        windows: participant -> when they are needed, in order of time.
        cost: what it asks of people.
        by_entry: what the order of entry would have asked.
    """

    slots: tuple[Slot, ...]
    windows: dict[str, tuple[Window, ...]]
    cost: Cost
    by_entry: Cost


def running_order(items: Iterable[Item], *, start: datetime) -> RunningOrder:
    """The order of items, never worse than the order of entry.

    Args:
        items: of one meeting, in any sequence; at most `MOST_ITEMS`.
        start: aware; when the first item begins. Times come back in its zone, right across a change of the clock.

    Raises:
        ValueError: two items have one key, an item takes no time, there are too many, or the start has no zone.
    """
    entered = in_order_of_entry(items)
    _check(entered, start)
    load = _load(entered)
    order = best_order(load)
    return RunningOrder(
        slots=_slots([entered[each] for each in order], start),
        windows=windows([entered[each] for each in order], start=start),
        cost=Cost(*load.cost(order)),
        by_entry=Cost(*load.cost(range(len(entered)))),
    )


def in_order_of_entry(items: Iterable[Item]) -> list[Item]:
    """As they came in, those that go first before the others."""
    return sorted(items, key=lambda each: (not each.first, each.entry, each.key))


def cost_of(items: Sequence[Item]) -> Cost:
    """What this sequence asks of people, as defined above."""
    return Cost(*_load(items).cost(range(len(items))))


def windows(items: Sequence[Item], *, start: datetime) -> dict[str, tuple[Window, ...]]:
    """When each participant is needed in this sequence; items that follow each other make one window."""
    found: dict[str, list[Window]] = {}
    before: frozenset[str] = frozenset()
    for item, slot in zip(items, _slots(items, start), strict=True):
        for each in sorted(item.participants):
            own = found.setdefault(each, [])
            if each in before:
                own[-1] = Window(own[-1].start, slot.end, (*own[-1].items, item.key))
            else:
                own.append(Window(slot.start, slot.end, (item.key,)))
        before = item.participants
    return {each: tuple(own) for each, own in sorted(found.items())}


def _slots(items: Sequence[Item], start: datetime) -> tuple[Slot, ...]:
    moment = start.astimezone(UTC)  # adding minutes to what a clock shows is wrong when the clock changes
    found = []
    for item in items:
        end = moment + timedelta(minutes=item.minutes)
        found.append(Slot(item.key, moment.astimezone(start.tzinfo), end.astimezone(start.tzinfo)))
        moment = end
    return tuple(found)


def _load(items: Sequence[Item]) -> Load:
    """The items as sets of bits: who takes part in which."""
    everybody = sorted({each for item in items for each in item.participants})
    bit = {each: 1 << place for place, each in enumerate(everybody)}
    return Load(
        minutes=tuple(item.minutes for item in items),
        present=tuple(sum(bit[each] for each in item.participants) for item in items),
        first=sum(1 << place for place, item in enumerate(items) if item.first),
    )


def _check(items: Sequence[Item], start: datetime) -> None:
    if len(items) > MOST_ITEMS:
        raise ValueError(f"{len(items)} items; a meeting has at most {MOST_ITEMS}.")
    if len({each.key for each in items}) < len(items):
        raise ValueError("Two items have the same key.")
    if any(each.minutes < 1 for each in items):
        raise ValueError("An item takes at least a minute.")
    if start.tzinfo is None:
        raise ValueError("The start needs a time zone.")
