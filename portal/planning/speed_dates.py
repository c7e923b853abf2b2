"""Rounds of speed-dates between organisations: nobody meets twice, everybody meets somebody new in each round.

What is promised, and why it holds:

- **complete**: in each round everybody sits at a table, or, when the count is odd, one organisation has a break. Up to
  half of all rounds this is so by proof for rounds chosen by wishes: who has still to meet at least half of the others
  can always be seated (see `portal.planning.seating`). From there on the circle method takes over whenever choosing
  gets stuck: it seats everybody in each of `most_rounds` rounds, whoever gets which place (Kirkman, 1847).
- **no repeats**: a pair that has met is no candidate any more.
- **fair breaks**: the break is a participant that nobody meets twice, so nobody has a second one before all had one.
- **wishes**: of the rounds chosen by wishes and a circle whose places were exchanged by wishes, and the plain circle,
  the ones that honour most are taken; so never less than the plain circle. Who already know each other meet only when
  nobody else is left to seat them with, and those rounds come last. Rounds that honour most come first, for who leaves
  early.

Same input, same rounds: no chance is involved. Organisations are identifiers; no person is known here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.planning.seating import Pairs, circle, exchanged_circle, seated_by_wishes

MOST_ORGANISATIONS = 200
KNOWN_COSTS = 1_000_000_000  # more than all wishes together: meeting somebody new goes first
MOST_SCORE = 1_000
BREAK = ""


@dataclass(frozen=True)
class Table:
    """Two organisations at a table in one round."""

    number: int
    first: str
    second: str


@dataclass(frozen=True)
class Round:
    """A round: its tables, and who has a break (None when the count is even)."""

    number: int
    tables: tuple[Table, ...]
    on_break: str | None


def most_rounds(count: int) -> int:
    """How many rounds there are before a pair would meet twice."""
    return max(0, count - 1 if count % 2 == 0 else count)


def wishes_of(needs: Mapping[str, Iterable[str]], offers: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], int]:
    """How much two organisations have to say to each other: each need that the other offers counts one.

    Args:
        needs: organisation -> what it looks for, as terms or other identifiers.
        offers: organisation -> what it offers, in the same words.

    Returns:
        (seeker, offerer) -> score, for `rounds_of`.
    """
    offered = {each: frozenset(terms) for each, terms in offers.items()}
    scores = {}
    for seeker, sought in needs.items():
        for offerer, terms in offered.items():
            score = len(terms & frozenset(sought))
            if score and seeker != offerer:
                scores[seeker, offerer] = score
    return scores


def rounds_of(
    organisations: Sequence[str],
    *,
    rounds: int,
    wishes: Mapping[tuple[str, str], int],
    known: Iterable[tuple[str, str]] = (),
) -> list[Round]:
    """Who meets whom in which round.

    Args:
        organisations: two or more, each once; their sequence decides between equals.
        rounds: at least 1 and at most `most_rounds`.
        wishes: (one, other) -> score from 0 to `MOST_SCORE`; both directions add up. Pairs that are not taking part
            are passed over.
        known: pairs that know each other, from an earlier meeting for instance.

    Raises:
        ValueError: fewer than two or too many organisations, one twice or without a name, more rounds than there are,
            or a score out of bounds.
    """
    _check(organisations, rounds, wishes)
    seats = [*organisations, BREAK] if len(organisations) % 2 else list(organisations)
    weights = _weights(seats, wishes, known)
    found = [circle(len(seats), rounds), exchanged_circle(weights, rounds)]
    chosen = seated_by_wishes(weights, rounds)
    if chosen is not None:
        found.append(chosen)
    best = max(found, key=lambda each: sum(_worth(weights, pairs) for pairs in each))
    in_order = sorted(best, key=lambda pairs: -_worth(weights, pairs))
    return [_round(number, seats, pairs) for number, pairs in enumerate(in_order, 1)]


def honoured(found: Iterable[Round], wishes: Mapping[tuple[str, str], int]) -> int:
    """The sum of the scores of those who meet."""
    return sum(
        wishes.get((table.first, table.second), 0) + wishes.get((table.second, table.first), 0)
        for each in found
        for table in each.tables
    )


def _weights(
    seats: Sequence[str], wishes: Mapping[tuple[str, str], int], known: Iterable[tuple[str, str]]
) -> list[list[int]]:
    place = {each: number for number, each in enumerate(seats)}
    weights = [[0] * len(seats) for _each in seats]
    for (one, other), score in wishes.items():
        _add(weights, place, one, other, score)
    for one, other in {(min(pair), max(pair)) for pair in known}:
        _add(weights, place, one, other, -KNOWN_COSTS)
    return weights


def _add(weights: list[list[int]], place: Mapping[str, int], one: str, other: str, score: int) -> None:
    if one == other or one not in place or other not in place or BREAK in {one, other}:
        return
    weights[place[one]][place[other]] += score
    weights[place[other]][place[one]] += score


def _worth(weights: list[list[int]], pairs: Pairs) -> int:
    return sum(weights[one][other] for one, other in pairs)


def _round(number: int, seats: Sequence[str], pairs: Pairs) -> Round:
    """Whoever stands first in the list stays at the same table as much as can be: tables follow the list."""
    named = [(seats[min(pair)], seats[max(pair)]) for pair in sorted(pairs, key=min)]
    on_break = next((one for one, other in named if other == BREAK), None)
    meeting = [pair for pair in named if BREAK not in pair]
    return Round(number, tuple(Table(place, *pair) for place, pair in enumerate(meeting, 1)), on_break)


def _check(organisations: Sequence[str], rounds: int, wishes: Mapping[tuple[str, str], int]) -> None:
    if not 2 <= len(organisations) <= MOST_ORGANISATIONS:
        raise ValueError(f"Speed-dates are for 2 to {MOST_ORGANISATIONS} organisations, not {len(organisations)}.")
    if len(set(organisations)) < len(organisations) or BREAK in organisations:
        raise ValueError("An organisation stands in the list twice, or has no name.")
    if not 1 <= rounds <= most_rounds(len(organisations)):
        raise ValueError(f"{len(organisations)} organisations have 1 to {most_rounds(len(organisations))} rounds.")
    if any(not 0 <= score <= MOST_SCORE for score in wishes.values()):
        raise ValueError(f"A score lies between 0 and {MOST_SCORE}.")
