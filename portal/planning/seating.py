"""Who sits with whom, on numbers 0 to count - 1 (count even) and a table of weights: the methods behind speed-dates."""

from collections.abc import Sequence

Pairs = list[tuple[int, int]]
Weights = list[list[int]]

EXCHANGES = 12  # times that a round is gone through for better tables
TRIALS = 3_000_000  # lookups that exchanging places in the circle may cost


def circle(count: int, rounds: int, places: Sequence[int] | None = None) -> list[Pairs]:
    """The circle method: one stays, the others move on by a place each round; all pairs meet once in count - 1 rounds.

    Args:
        places: who stands at which place; everybody in sequence without it.
    """
    at = places or range(count)
    turning = count - 1
    found = []
    for number in range(rounds):
        pairs = [(at[turning], at[number])]
        pairs += [(at[(number + k) % turning], at[(number - k) % turning]) for k in range(1, count // 2)]
        found.append(pairs)
    return found


def exchanged_circle(weights: Weights, rounds: int) -> list[Pairs]:
    """The circle, with two places exchanged for as long as that honours more; complete whatever is exchanged."""
    count = len(weights)
    partners = _partners(circle(count, rounds), count)
    at = list(range(count))
    left = TRIALS // (4 * rounds)
    helped = rounds < count - 1  # all pairs meet anyway when there are no more rounds
    while helped:
        helped = False
        for one in range(count):
            for other in range(one + 1, count):
                left -= 1
                if left < 0:
                    return circle(count, rounds, at)
                if _gain(weights, at, partners, one, other) > 0:
                    at[one], at[other] = at[other], at[one]
                    helped = True
    return circle(count, rounds, at)


def _partners(found: list[Pairs], count: int) -> list[list[int]]:
    met: list[list[int]] = [[] for _each in range(count)]
    for pairs in found:
        for one, other in pairs:
            met[one].append(other)
            met[other].append(one)
    return met


def _gain(weights: Weights, at: list[int], partners: list[list[int]], one: int, other: int) -> int:
    """What exchanging two places adds; the two themselves meet, or not, either way."""
    here, there = weights[at[one]], weights[at[other]]
    gain = 0
    for each in partners[one]:
        if each != other:
            gain += there[at[each]] - here[at[each]]
    for each in partners[other]:
        if each != one:
            gain += here[at[each]] - there[at[each]]
    return gain


def seated_by_wishes(weights: Weights, rounds: int) -> list[Pairs] | None:
    """Round by round the tables that honour most; None when somebody is left over.

    That cannot happen while everybody has at least count / 2 others to meet, so never in the first count / 2 rounds:
    let two be left over and not free to meet each other. Together they may meet at least `count` times one of those
    who sit, at no more than count / 2 - 1 tables; so at some table they have three or four such chances, hence one may
    meet the one there and the other the other (the argument of Ore's and Dirac's theorems). `_mended` finds it.
    """
    free = [{other for other in range(len(weights)) if other != one} for one in range(len(weights))]
    found = []
    for _number in range(rounds):
        partner = _mended(free, _greedy(weights, free))
        if partner is None:
            return None
        _exchange(weights, free, partner)
        found.append([(one, other) for one, other in enumerate(partner) if one < other])
        for one, other in enumerate(partner):
            free[one].discard(other)
    return found


def _greedy(weights: Weights, free: list[set[int]]) -> list[int]:
    """The best pair first, then the best of who is left; -1 for who is left over."""
    count = len(weights)
    candidates = [(-weights[one][other], one, other) for one in range(count) for other in free[one] if one < other]
    partner = [-1] * count
    for _weight, one, other in sorted(candidates):
        if partner[one] < 0 and partner[other] < 0:
            partner[one], partner[other] = other, one
    return partner


def _mended(free: list[set[int]], partner: list[int]) -> list[int] | None:
    """Seat who is left over, two at a time, by opening one table for them."""
    while -1 in partner:
        one = partner.index(-1)
        other = partner.index(-1, one + 1)
        table = next(
            ((a, b) for a, b in enumerate(partner) if b >= 0 and a in free[one] and b in free[other]),
            None,
        )
        if other in free[one]:
            table = (other, one)
        elif table is None:
            return None
        a, b = table
        partner[one], partner[a] = a, one
        partner[other], partner[b] = b, other
    return partner


def _exchange(weights: Weights, free: list[set[int]], partner: list[int]) -> None:
    """Let two tables exchange a guest for as long as that honours more."""
    count = len(partner)
    for _round in range(EXCHANGES):
        helped = False
        for a in range(count):
            for c in range(a + 1, count):
                b, d = partner[a], partner[c]
                if b == c or c not in free[a] or d not in free[b]:
                    continue
                if weights[a][c] + weights[b][d] > weights[a][b] + weights[c][d]:
                    partner[a], partner[c], partner[b], partner[d] = c, a, d, b
                    helped = True
        if not helped:
            return
