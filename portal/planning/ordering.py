"""The search behind the running order, on sets of bits: exact where it can be, else the best sets and then moves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_

EXACT = 12  # items; 2 ** 12 sets of 12 are 50,000 steps
STEPS = 12_000  # placings that the search over sets may try
TRIALS = 20_000  # moves that may be tried
LONGEST_PIECE = 3  # items that move together


@dataclass(frozen=True)
class Load:
    """What an order has to carry: minutes and participants (bits) of each item, and which (bits) go first."""

    minutes: tuple[int, ...]
    present: tuple[int, ...]
    first: int

    def cost(self, order: Sequence[int]) -> tuple[int, int]:
        """Minutes waited and times that somebody comes in."""
        present = [self.present[each] for each in order]
        before = list(accumulate(present, or_))
        after = list(accumulate(reversed(present), or_))[::-1]
        waiting = sum(
            self.minutes[each] * (before[place] & after[place] & ~present[place]).bit_count()
            for place, each in enumerate(order)
        )
        entering = sum((each & ~left).bit_count() for left, each in zip([0, *present], present, strict=False))
        return waiting, entering

    def allows(self, order: Sequence[int]) -> bool:
        """Whether those that go first do."""
        urgent = self.first.bit_count()
        return all(self.first >> each & 1 for each in order[:urgent])


def best_order(load: Load) -> list[int]:
    """The best order that the search finds; that of entry when nothing is better."""
    count = len(load.minutes)
    width = 1 << count if count <= EXACT else max(1, 2 * STEPS // (count * count))
    entered = list(range(count))
    found = [entered, _by_sets(load, width)]
    if count > EXACT:
        found.append(_by_sets(load, width, backwards=True))
    return _improved(load, min(found, key=lambda each: [*load.cost(each), *each]))


def _by_sets(load: Load, width: int, *, backwards: bool = False) -> list[int]:
    """An order built item by item, keeping for each set of items its cheapest order, and the `width` cheapest sets."""
    count = len(load.minutes)
    everything = (1 << count) - 1
    needed: dict[int, int] = {0: 0, everything: together(load.present)}
    kept: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for _size in range(count):
        grown: dict[int, tuple[int, tuple[int, ...]]] = {}
        for done, (spent, order) in kept.items():
            left = everything & ~done
            open_items = _may_follow(load, left, backwards=backwards)
            for each in _bits(open_items):
                price = spent + _waiting(load, each, done, left & ~(1 << each), needed)
                reached = done | 1 << each
                if reached not in grown or (price, *order) < (grown[reached][0], *grown[reached][1]):
                    grown[reached] = (price, (*order, each))
        kept = dict(sorted(grown.items(), key=lambda one: (one[1][0], one[1][1]))[:width])
    cheapest = list(kept[everything][1])
    return cheapest[::-1] if backwards else cheapest


def _may_follow(load: Load, left: int, *, backwards: bool) -> int:
    group = left & ~load.first if backwards else left & load.first
    return group or left


def _waiting(load: Load, each: int, done: int, left: int, needed: dict[int, int]) -> int:
    """Minutes waited during an item, by those who had one before it and have one after it."""
    for items in (done, left):
        if items not in needed:
            needed[items] = together(load.present[item] for item in _bits(items))
    return load.minutes[each] * (needed[done] & needed[left] & ~load.present[each]).bit_count()


def together(present: Iterable[int]) -> int:
    """All participants of these items."""
    return reduce(or_, present, 0)


def _improved(load: Load, order: list[int]) -> list[int]:
    """Move pieces of the order for as long as that helps, at most `TRIALS` times."""
    best = order
    tries = iter(range(TRIALS))
    helped = True
    while helped:
        helped = False
        for start, length, place in _moves(len(order)):
            if next(tries, None) is None:
                return best
            tried = _moved(best, start, length, place)
            if load.allows(tried) and _is_better(load, tried, best, min(start, place), max(start, place) + length):
                best, helped = tried, True
    return best


def _is_better(load: Load, tried: list[int], best: list[int], low: int, high: int) -> bool:
    """Whether an order costs less than another one that differs from it between two places alone."""
    earlier = together(load.present[each] for each in best[:low])
    later = together(load.present[each] for each in best[high:])
    now, then = (_between(load, each[low:high], earlier, later) for each in (tried, best))
    return now < then or (now == then and load.cost(tried) < load.cost(best))


def _between(load: Load, piece: list[int], earlier: int, later: int) -> int:
    """Minutes waited during a piece of the order, given who took part before it and after it."""
    after = later
    still = []
    for each in reversed(piece):
        after |= load.present[each]
        still.append(after)
    waited = 0
    for each in piece:
        present = load.present[each]
        waited += load.minutes[each] * (earlier & still.pop() & ~present).bit_count()
        earlier |= present
    return waited


def _moves(count: int) -> Iterator[tuple[int, int, int]]:
    """From where, how many, to where."""
    for length in range(1, min(LONGEST_PIECE, count - 1) + 1):
        for start in range(count - length + 1):
            for place in range(count - length + 1):
                if place != start:
                    yield start, length, place


def _moved(order: list[int], start: int, length: int, place: int) -> list[int]:
    piece = order[start : start + length]
    rest = order[:start] + order[start + length :]
    return rest[:place] + piece + rest[place:]


def _bits(items: int) -> Iterator[int]:
    while items:
        lowest = items & -items
        yield lowest.bit_length() - 1
        items ^= lowest
