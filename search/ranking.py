"""The order of results: BM25F over weighted alternatives, the same for every engine.

An engine only says which documents match; this module scores a bounded number of them from their profiles, so that
the first page is the same whatever engine found them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from search.analysis.plan import Alternative, Group, QueryPlan
from search.profiles import Profile, mark_of


@dataclass(frozen=True)
class Tuning:
    """The numbers of the ranking, tuned on the development queries (see docs/decisions)."""

    weights: tuple[float, ...] = (10.0, 6.0, 3.0, 1.0)  # title, keywords, summary, body
    length_effect: tuple[float, ...] = (0.0, 0.0, 0.5, 0.75)
    saturation: float = 4.0
    coverage: float = 0.5  # exponent on the part of the question that was found
    title_bonus: float = 2.0  # for a title that the question covers
    cut: float = 0.05  # below this part of the best score a result is not shown


@dataclass(frozen=True)
class Statistics:
    """What the whole index says of its words, for one audience."""

    documents: int
    average_lengths: tuple[float, ...]
    frequencies: Mapping[str, int]

    def information(self, token: str) -> float:
        """How much a token tells: rare ones more (inverse document frequency)."""
        frequency = self.frequencies.get(token, 0)
        return log(1 + max(0.0, self.documents - frequency + 0.5) / (frequency + 0.5))


@dataclass(frozen=True)
class Scored:
    """A document with its score."""

    key: int
    score: float


class Ranker:
    """Scores documents for one question."""

    def __init__(self, plan: QueryPlan, statistics: Statistics, tuning: Tuning | None = None) -> None:
        self.plan = plan
        self.statistics = statistics
        self.tuning = tuning or Tuning()
        self.information = {token: statistics.information(token) for token in plan.tokens}
        self.marks = [(token, mark_of(token)) for token in sorted(plan.tokens)]
        self.importance = [self._importance(group) for group in plan.groups]
        self.asked = sum(self.importance)
        # The other words of a title count as much as the question's do on average: looking up the frequency of
        # every word of every candidate's title orders no better (measured) and costs as much as the rest.
        self.usual = sum(self.information.values()) / max(1, len(self.information))

    def order(self, candidates: Iterable[tuple[int, Profile]]) -> list[Scored]:
        """The candidates that score, best first, ties by key."""
        scored = [Scored(key, score) for key, profile in candidates if (score := self.score(profile)) > 0]
        return sorted(scored, key=lambda each: (-each.score, each.key))

    def cut(self, ordered: list[Scored]) -> list[Scored]:
        """Without those far below the best."""
        floor = self.tuning.cut * ordered[0].score if ordered else 0.0
        return [each for each in ordered if each.score >= floor]

    def score(self, profile: Profile) -> float:
        """How well a document answers the question; 0 when it does not."""
        strength = self._strengths(profile)
        if not strength:
            return 0.0
        total = found = 0.0
        used: set[str] = set()
        for group, importance in zip(self.plan.groups, self.importance, strict=True):
            best = self._best(group, strength)
            if best is None:
                continue
            value, alternative = best
            # Two words of a question that are met by the very same words of a document count once.
            if not used.issuperset(alternative.tokens):
                total += value
            used.update(alternative.tokens)
            found += importance * min(1.0, alternative.weight + 0.3)
        if not total:
            return 0.0
        share = min(1.0, found / self.asked) if self.asked else 1.0
        title = 1 + self.tuning.title_bonus * self._title_covered(profile, used)
        return float(total * share**self.tuning.coverage * title)

    def _strengths(self, profile: Profile) -> dict[str, float]:
        """Each token of the question that the document has, with its saturated, length-corrected weight."""
        tuning, averages = self.tuning, self.statistics.average_lengths
        factors = [
            weight / (1 - effect + effect * length / average)
            for weight, effect, length, average in zip(
                tuning.weights, tuning.length_effect, profile.lengths, averages, strict=True
            )
        ]
        strengths: dict[str, float] = {}
        for token, mark in self.marks:
            raw = profile.weighted(mark, factors)
            if raw is not None:
                strengths[token] = raw / (tuning.saturation + raw)
        return strengths

    def _best(self, group: Group, strength: Mapping[str, float]) -> tuple[float, Alternative] | None:
        best, found = 0.0, None
        for each in group.alternatives:
            gained = 0.0
            for token in each.tokens:
                if token not in strength:
                    break
                gained += self.information[token] * strength[token]
            else:
                value = each.weight * gained / sqrt(len(each.tokens))
                if value > best:
                    best, found = value, each
        return (best, found) if found else None

    def _importance(self, group: Group) -> float:
        """What finding this word of the question is worth: its own information, or that of its best stand-in."""
        known = self.statistics.frequencies
        for each in group.alternatives:
            if each.is_word and known.get(each.tokens[0]):
                return self.information[each.tokens[0]]
        stand_ins: Sequence[float] = [
            sum(self.information[token] for token in each.tokens) / len(each.tokens)
            for each in group.alternatives
            if all(known.get(token) for token in each.tokens)
        ]
        return max(stand_ins, default=0.0)

    def _title_covered(self, profile: Profile, used: set[str]) -> float:
        """The part of the title's information that the question covers."""
        if not any(token in profile.title for token in used):  # parts of words too: a quick look before the real one
            return 0.0
        title = profile.title_tokens
        covered = sum(self.information[token] for token in title if token in used)
        asked_after = sum(self.information[token] for token in title if token in self.information)
        whole = asked_after + self.usual * sum(token not in self.information for token in title)
        return covered / whole if whole else 0.0
