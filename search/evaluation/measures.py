"""nDCG, reciprocal rank, recall and what else is measured of a ranked list. The grades are the gains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import mean

DEPTH = 10
_BEST_GRADE = 2


@dataclass(frozen=True)
class Outcome:
    """How one question went: the judged documents, the first results, how many were returned of how many."""

    grades: Mapping[str, int]
    ranked: Sequence[str]
    returned: int
    catalogue: int


def ndcg(outcome: Outcome) -> float:
    """Discounted gain of the first ten, as a part of the best possible."""
    gains = [outcome.grades.get(each, 0) for each in outcome.ranked[:DEPTH]]
    ideal = _discounted(sorted(outcome.grades.values(), reverse=True)[:DEPTH])
    return _discounted(gains) / ideal if ideal else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains))


def reciprocal_rank(outcome: Outcome) -> float:
    """One over the place of the first good result among the first ten."""
    places = (place for place, each in enumerate(outcome.ranked[:DEPTH], 1) if outcome.grades.get(each, 0) > 0)
    return next((1 / place for place in places), 0.0)


def recall(outcome: Outcome) -> float:
    """The part of the best documents that is among the first ten."""
    best = {each for each, grade in outcome.grades.items() if grade >= _BEST_GRADE}
    return len(best & set(outcome.ranked[:DEPTH])) / min(DEPTH, len(best)) if best else 0.0


def summary(outcomes: Sequence[Outcome]) -> dict[str, float | int]:
    """The means over the questions of one style."""
    return {
        "n": len(outcomes),
        "ndcg@10": round(mean(map(ndcg, outcomes)), 4),
        "mrr@10": round(mean(map(reciprocal_rank, outcomes)), 4),
        "recall@10": round(mean(map(recall, outcomes)), 4),
        "zero": round(mean(float(not outcome.returned) for outcome in outcomes), 4),
        "share": round(mean(outcome.returned / outcome.catalogue for outcome in outcomes), 4),
    }
