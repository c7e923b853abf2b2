"""Fires the requests and counts. `run` gives the figures for docs/proof.md."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from random import Random
from time import monotonic

from tests.isolation.addresses import addresses, unclassified
from tests.isolation.answers import Gun
from tests.isolation.judging import Finding, judge, without_twin
from tests.isolation.shots import Shot, asked_by_name, from_pages, malformed, plain
from tests.isolation.world import World, build
from tests.proof.figure import Figure, Size, at_least, at_most, told

ASKED = 5_000
SHARES = {Size.SMALL: 300, Size.FULL: 12_000}


def sample(shots: Iterable[Shot], size: int, random: Random) -> list[Shot]:
    """So many of the requests, each equally likely, in the order in which they come."""
    every = list(shots)
    if len(every) <= size:
        return every
    return [every[place] for place in sorted(random.sample(range(len(every)), size))]


def requests(world: World, gun: Gun, size: Size, random: Random) -> Iterator[Shot]:
    """The mixture of a run: most of it the plain product, the rest what pages offer and nonsense."""
    share = SHARES[size]
    return chain(
        sample(plain(world), share * 7 // 10, random),
        sample(from_pages(world, gun, random, share // 5), share * 2 // 10, random),
        sample(malformed(world), share // 20, random),
        sample(asked_by_name(world), share // 20, random),
    )


def fire(world: World, shots: Iterable[Shot], gun: Gun) -> tuple[int, list[Finding]]:
    """Fire all of them; how many requests that took, and what is wrong."""
    count, found = 0, []
    for shot in shots:
        answer = shot.fire(gun)
        twin = without_twin(shot).fire(gun) if shot.twin else None
        count += 1 if twin is None else 2
        found += judge(world, shot, answer, twin)
    return count, found


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The figures of the isolation suite. Wants an empty test database; leaves two portals in it."""
    began = monotonic()
    world, random = build(seed), Random(seed)
    gun = Gun()
    count, found = fire(world, requests(world, gun, size, random), gun)
    rules = Counter(each.rule for each in found)
    for each in sorted(set(map(str, found)))[:40]:
        print(f"       {each}")
    yield at_most("addresses that nobody classified", len(unclassified(addresses())), 0)
    yield told("addresses", len(addresses()))
    yield at_least("generated requests", count, ASKED) if size is Size.FULL else told("generated requests", count)
    yield at_most("leaks", rules["leaks"] + rules["carries out"] + rules["logs names"], 0)
    yield at_most("answers that tell a foreign id from a random one", rules["tells that it exists"], 0)
    yield at_most("crashes", rules["breaks"], 0)
    yield at_most("other breaches", len(found) - sum(rules[each] for each in COUNTED), 0)
    yield told("seconds", round(monotonic() - began), "s")


COUNTED = ("leaks", "carries out", "logs names", "tells that it exists", "breaks")
