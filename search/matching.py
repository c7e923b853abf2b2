"""Which documents are candidates: all that meet the question, then fewer of its words, until there are enough.

Never the AND of all words only (it loses a quarter to nearly all results of a question in plain Dutch), never
everything at 100,000 entries. A set too large to score is cut by the stored order, those with the words in their
title first.
"""

from collections.abc import Callable
from dataclasses import dataclass

from search.analysis.plan import Group, QueryPlan
from search.engines.expression import EVERYTHING, Expression, all_groups, any_group, in_title
from search.engines.port import Row, SearchEngine
from search.places.distance import Box
from search.policy import SearchScope
from search.ranking import Statistics

# So many candidates are scored at most (measured: 500 take about 10 ms).
SCORED = 500
# With so many documents that meet the words, weaker matches are not asked for.
ENOUGH = 100
# So many matches are counted at most; above that totals and facets are said to be lower bounds.
COUNTED = 10_000


@dataclass(frozen=True)
class Matches:
    """The rows that match, in the stored order (those with the words in the title first when there are too many to
    score)."""

    rows: list[Row]
    # Whether there were no more than were asked for.
    complete: bool


@dataclass(frozen=True)
class Matcher:
    """Asks one engine inside one scope."""

    engine: SearchEngine
    scope: SearchScope
    box: Box | None = None

    def matches(self, plan: QueryPlan, statistics: Statistics, *, filters: Expression, limit: int) -> Matches:
        """The candidates for a plan that also meet the filters.

        Args:
            plan: what to look for; without groups everything matches.
            statistics: to tell beforehand which sets are too large to try.
            filters: what candidates must meet beside the words.
            limit: how many rows at most, SCORED or more.
        """
        if not plan.groups:
            return self._all(filters, limit)
        if self._may_be_few(plan, statistics):
            rows = self._rows(any_group(plan.groups) & filters, SCORED + 1)
            if len(rows) <= SCORED:
                return Matches(rows, complete=True)
        found = self._all(all_groups(plan.groups) & filters, limit)
        if len(found.rows) > SCORED:
            return self._titles_first(found, plan, filters)
        if len(found.rows) >= ENOUGH:
            return found
        return self._relaxed(found.rows, plan, statistics, filters)

    def _all(self, expression: Expression, limit: int) -> Matches:
        rows = self._rows(expression, limit + 1)
        return Matches(rows[:limit], complete=len(rows) <= limit)

    def _rows(self, expression: Expression, limit: int) -> list[Row]:
        return self.engine.match(self.scope, expression, limit=limit, box=self.box)

    def _titles_first(self, found: Matches, plan: QueryPlan, filters: Expression) -> Matches:
        first = self._rows(in_title(plan.groups) & filters, SCORED)
        seen = {row.key for row in first}
        return Matches([*first, *(row for row in found.rows if row.key not in seen)], found.complete)

    def _relaxed(self, rows: list[Row], plan: QueryPlan, statistics: Statistics, filters: Expression) -> Matches:
        """Leave out the word that tells least, again and again; at last any word will do."""
        found = {row.key: row for row in rows}
        groups = sorted(plan.groups, key=_telling(statistics), reverse=True)
        steps = [all_groups(groups[:count]) for count in range(len(groups) - 1, 0, -1)] + [any_group(groups)]
        for step in steps:
            if len(found) >= ENOUGH:
                break
            for row in self._rows(step & filters, SCORED):
                if len(found) >= SCORED:
                    break
                found.setdefault(row.key, row)
        return Matches([found[key] for key in sorted(found)], complete=True)

    def _may_be_few(self, plan: QueryPlan, statistics: Statistics) -> bool:
        """Whether all documents with any word of the question may be few enough to score: no single word has more."""
        return (
            all(
                min((statistics.frequencies.get(token, 0) for token in each.tokens), default=0) <= SCORED
                or len(each.tokens) > 1
                for group in plan.groups
                for each in group.alternatives
            )
            or statistics.documents <= SCORED
        )


def _telling(statistics: Statistics) -> Callable[[Group], float]:
    """How much a word of the question tells: its rarest form."""

    def information(group: Group) -> float:
        return max(
            (
                min(map(statistics.information, each.tokens))
                for each in group.alternatives
                if _known(each.tokens, statistics)
            ),
            default=0.0,
        )

    return information


def _known(tokens: tuple[str, ...], statistics: Statistics) -> bool:
    return all(statistics.frequencies.get(token) for token in tokens)


NO_FILTERS = EVERYTHING
