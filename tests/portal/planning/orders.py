"""Generated case discussions: how long people wait in our order and in that of entry."""

from collections.abc import Iterator
from datetime import datetime
from random import Random
from statistics import median
from time import process_time

from portal.planning.running_order import Item, RunningOrder, running_order
from portal.planning.series import ZONE
from tests.proof.figure import Figure, Size, at_least, at_most, told

MEETINGS = {Size.SMALL: 12, Size.FULL: 200}
LARGEST = {Size.SMALL: 14, Size.FULL: 30}
START = datetime(2026, 12, 1, 9, tzinfo=ZONE)
MINUTES = (5, 10, 10, 15, 20)


def meeting(random: Random, items: int, organisations: int, *, urgent: float = 0.05) -> list[Item]:
    """Items that came in by chance, each with 2 to 5 organisations; a few are urgent."""
    everybody = [f"organisatie {number}" for number in range(organisations)]
    return [
        Item(
            key=f"punt {entry}",
            minutes=random.choice(MINUTES),
            participants=frozenset(random.sample(everybody, random.randint(2, min(5, organisations)))),
            entry=entry,
            first=random.random() < urgent,
        )
        for entry in range(items)
    ]


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Meetings of 5 to 30 items and 5 to 25 organisations, against the order of entry with urgent items first."""
    random = Random(seed)
    sizes = [(random.randint(5, LARGEST[size]), random.randint(5, 25)) for _each in range(MEETINGS[size])]
    found = [running_order(meeting(random, *each), start=START) for each in sizes]
    less = [_less(each) for each in found]
    yield told("agenda order: generated meetings", len(found))
    yield at_least("agenda order: waiting less than in order of entry, median", median(less), 40, "%")
    yield told("agenda order: waiting less than in order of entry, the least of all", min(less), "%")
    yield at_most("agenda order: meetings in which people wait longer", sum(_is_worse(each) for each in found), 0)
    yield from _unlike_each_other(random, MEETINGS[size])
    start = process_time()
    running_order(meeting(random, 30, 25), start=START)
    yield at_most("agenda order: 30 items and 25 organisations", process_time() - start, 1, "s")


def _unlike_each_other(random: Random, meetings: int) -> Iterator[Figure]:
    """As in life: circles of organisations that belong together, and a municipality that is nearly always there."""
    less = []
    for _each in range(meetings):
        items = [_with_town_hall(random, each) for each in meeting(random, random.randint(5, 20), 12)]
        less.append(_less(running_order(items, start=START)))
    yield told("agenda order: the same with one organisation in 8 of 10 items, median", median(less), "%")


def _with_town_hall(random: Random, item: Item) -> Item:
    here = sorted(item.participants)[: random.randint(1, 4)]
    present = {*here, "gemeente"} if random.random() < 0.8 else set(item.participants)
    return Item(item.key, item.minutes, frozenset(present), item.entry, item.first)


def _less(found: RunningOrder) -> float:
    if found.by_entry.waiting == 0:
        return 0.0
    return 100 * (1 - found.cost.waiting / found.by_entry.waiting)


def _is_worse(found: RunningOrder) -> bool:
    return found.by_entry < found.cost
