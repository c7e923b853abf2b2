"""The order of a case discussion: never worse than that of entry, the best there is for few items."""

from datetime import UTC, datetime
from itertools import pairwise, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.planning.running_order import (
    MOST_ITEMS,
    Cost,
    Item,
    cost_of,
    in_order_of_entry,
    running_order,
)
from portal.planning.series import ZONE
from tests.portal.planning.orders import meeting

START = datetime(2026, 12, 1, 9, tzinfo=ZONE)
TEAMS = ("bank", "gemeente", "huis", "voedsel", "welzijn")

items = st.builds(
    lambda minutes, participants, first: (minutes, participants, first),
    st.integers(1, 40),
    st.frozensets(st.sampled_from(TEAMS), max_size=5),
    st.booleans(),
)
agendas = st.lists(items, max_size=14).map(
    lambda found: [Item(f"punt {entry}", *each[:2], entry, each[2]) for entry, each in enumerate(found)]
)


def item(key: str, *participants: str, minutes: int = 10, entry: int = 0, first: bool = False) -> Item:
    return Item(key, minutes, frozenset(participants), entry, first)


def test_who_waits_is_who_had_an_item_and_has_one_to_come() -> None:
    agenda = [item("a", "bank", "huis"), item("b", "welzijn", minutes=20), item("c", "huis"), item("d", "bank")]

    # huis waits 20 minutes during b; bank 20 during b and 10 during c. bank and huis come in twice, welzijn once.
    assert cost_of(agenda) == Cost(waiting=50, walking=5)


def test_waiting_goes_before_walking() -> None:
    assert Cost(10, 9) < Cost(20, 1)
    assert Cost(10, 1) < Cost(10, 2)


@settings(deadline=None, max_examples=60)
@given(agendas)
def test_no_order_is_worse_than_that_of_entry_and_every_item_is_in_it_once(agenda: list[Item]) -> None:
    found = running_order(agenda, start=START)

    assert not found.by_entry < found.cost
    assert found.by_entry == cost_of(in_order_of_entry(agenda))
    assert sorted(each.key for each in found.slots) == sorted(each.key for each in agenda)
    by_key = {each.key: each for each in agenda}
    assert found.cost == cost_of([by_key[each.key] for each in found.slots])


@settings(deadline=None, max_examples=40)
@given(agendas)
def test_urgent_items_go_first(agenda: list[Item]) -> None:
    urgent = {each.key for each in agenda if each.first}

    order = [each.key for each in running_order(agenda, start=START).slots]

    assert set(order[: len(urgent)]) == urgent


@settings(deadline=None, max_examples=25)
@given(agendas.filter(lambda found: len(found) <= 6))
def test_of_few_items_there_is_no_order_with_less_waiting(agenda: list[Item]) -> None:
    allowed = (
        each for each in permutations(agenda) if [one.first for one in each] == sorted(one.first for one in each)[::-1]
    )
    least = min((cost_of(each).waiting for each in allowed), default=0)

    assert running_order(agenda, start=START).cost.waiting == least


@settings(deadline=None, max_examples=40)
@given(agendas)
def test_the_windows_of_somebody_hold_their_items_and_no_others(agenda: list[Item]) -> None:
    found = running_order(agenda, start=START)

    slots = {each.key: each for each in found.slots}
    for who, windows in found.windows.items():
        keys = [key for window in windows for key in window.items]
        assert sorted(keys) == sorted(each.key for each in agenda if who in each.participants)
        assert all(slots[each.items[0]].start == each.start for each in windows)
        assert all(slots[each.items[-1]].end == each.end for each in windows)
        # Windows that touch would be one.
        assert all(one.end < other.start for one, other in pairwise(windows))
    assert sum(len(each) for each in found.windows.values()) == found.cost.walking


def test_the_same_items_give_the_same_order_however_they_are_handed_over() -> None:
    random = Random(3)
    agenda = meeting(random, 20, 12)
    shuffled = random.sample(agenda, len(agenda))

    assert running_order(shuffled, start=START) == running_order(agenda, start=START)


def test_a_meeting_over_the_change_of_the_clock_takes_as_long_as_its_items() -> None:
    night = datetime(2027, 3, 28, 1, 30, tzinfo=ZONE)

    slots = running_order([item("a", "bank", minutes=60)], start=night).slots

    assert slots[0].end == datetime(2027, 3, 28, 3, 30, tzinfo=ZONE)
    assert (slots[0].end.astimezone(UTC) - slots[0].start.astimezone(UTC)).seconds == 3600


def test_no_items_make_no_order() -> None:
    found = running_order([], start=START)

    assert (found.slots, found.windows, found.cost) == ((), {}, Cost(0, 0))


def test_a_hundred_items_are_taken_too() -> None:
    found = running_order(meeting(Random(5), MOST_ITEMS, 25), start=START)

    assert found.cost < found.by_entry


@pytest.mark.parametrize(
    ("agenda", "start"),
    [
        ([item("a"), item("a")], START),
        ([item("a", minutes=0)], START),
        ([item(str(number)) for number in range(MOST_ITEMS + 1)], START),
        ([item("a")], datetime(2026, 12, 1, 9)),
    ],
)
def test_what_cannot_be_ordered_is_refused(agenda: list[Item], start: datetime) -> None:
    with pytest.raises(ValueError):
        running_order(agenda, start=start)
