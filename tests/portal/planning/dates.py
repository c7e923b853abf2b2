"""Rounds of speed-dates, gone through table by table, and what they honour against the plain circle."""

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from statistics import median
from time import process_time

from portal.planning.seating import circle
from portal.planning.speed_dates import Round, honoured, most_rounds, rounds_of, wishes_of
from tests.proof.figure import Figure, Size, at_least, at_most

Wishes = dict[tuple[str, str], int]

MEETINGS = {Size.SMALL: 8, Size.FULL: 100}
LARGEST = {Size.SMALL: 16, Size.FULL: 61}
TERMS = [f"onderwerp {number}" for number in range(15)]
KNOWN_EACH = 2


def organisations(count: int) -> list[str]:
    return [f"organisatie {number:02}" for number in range(count)]


def wished(random: Random, names: Sequence[str]) -> Wishes:
    """Each looks for two or three things and offers as many."""
    needs, offers = ({each: random.sample(TERMS, random.randint(2, 3)) for each in names} for _way in range(2))
    return wishes_of(needs, offers)


def known(random: Random, names: Sequence[str]) -> list[tuple[str, str]]:
    pairs = [random.sample(list(names), 2) for _each in range(KNOWN_EACH * len(names))]
    return [(one, other) for one, other in pairs]


def faults(names: Sequence[str], found: Sequence[Round]) -> Counter[str]:
    """What is wrong with rounds: repeats, somebody without a table, a second break."""
    pairs = Counter(frozenset((table.first, table.second)) for each in found for table in each.tables)
    breaks = Counter(each.on_break for each in found if each.on_break is not None)
    unseated = sum(_seated(each) != Counter(names) for each in found)
    return Counter(
        repeats=sum(count - 1 for count in pairs.values()),
        unseated=unseated,
        breaks=sum(count - 1 for count in breaks.values()),
    )


def _seated(found: Round) -> Counter[str]:
    seated = Counter(name for table in found.tables for name in (table.first, table.second))
    if found.on_break is not None:
        seated[found.on_break] += 1
    return seated


def by_plain_circle(names: Sequence[str], rounds: int, wishes: Wishes) -> int:
    """What the circle method honours when everybody stands in it as in the list; a break is worth nothing."""
    seats = [*names, ""] if len(names) % 2 else list(names)
    met = [(seats[one], seats[other]) for pairs in circle(len(seats), rounds) for one, other in pairs]
    return sum(wishes.get((one, other), 0) + wishes.get((other, one), 0) for one, other in met)


def known_met(found: Sequence[Round], pairs: Sequence[tuple[str, str]]) -> int:
    """How many meet who know each other already."""
    knows = {frozenset(each) for each in pairs}
    return sum(frozenset((table.first, table.second)) in knows for each in found for table in each.tables)


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Meetings of every size and length, and the largest that the issue asks for in all its rounds."""
    random = Random(seed)
    wrong: Counter[str] = Counter()
    more, met = [], 0
    for _each in range(MEETINGS[size]):
        names = organisations(random.randint(4, LARGEST[size]))
        wishes, pairs = wished(random, names), known(random, names)
        found = rounds_of(names, rounds=random.randint(1, most_rounds(len(names))), wishes=wishes, known=pairs)
        wrong += faults(names, found)
        few = max(1, len(names) // 4)
        short = rounds_of(names, rounds=few, wishes=wishes)
        wrong += faults(names, short)
        more.append(honoured(short, wishes) / max(1, by_plain_circle(names, few, wishes)))
        met += known_met(rounds_of(names, rounds=few, wishes=wishes, known=pairs), pairs) if len(names) > 10 else 0
    yield at_least("speed-dates: wishes honoured against the plain circle, few rounds, median", median(more), 1.2, "x")
    yield at_least("speed-dates: the same, the least of all", min(more), 1, "x")
    yield at_most("speed-dates: meetings of who know each other, few rounds, over 10 organisations", met, 0)
    yield from _sixty(random, wrong)
    yield at_most("speed-dates: pairs that meet twice", wrong["repeats"], 0)
    yield at_most("speed-dates: rounds in which somebody has no table", wrong["unseated"], 0)
    yield at_most("speed-dates: second breaks", wrong["breaks"], 0)


def _sixty(random: Random, wrong: Counter[str]) -> Iterator[Figure]:
    names = organisations(60)
    wishes, pairs = wished(random, names), known(random, names)
    slowest = 0.0
    for rounds in (8, 30, 45, 59):
        start = process_time()
        found = rounds_of(names, rounds=rounds, wishes=wishes, known=pairs)
        slowest = max(slowest, process_time() - start)
        wrong += faults(names, found)
    yield at_most("speed-dates: 60 organisations, the slowest of 8 to 59 rounds", slowest, 2, "s")
