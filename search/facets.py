"""Facets: narrowing by chosen values, and counting what each value would give."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import quote, unquote

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.engines.expression import Expression, any_term
from search.engines.port import Row
from search.engines.terms import facet_term
from search.opening import is_open

# The facets in the order of the screen. A source fills those that it knows; one that nothing fills is not shown.
TITLES = {
    "topic": _("Onderwerp"),
    "target": _("Voor wie"),
    "kind": _("Soort"),
    "municipality": _("Gemeente"),
    "place": _("Plaats"),
    "open": _("Nu open"),
    "hours": _("Openingstijden"),
    "cost": _("Kosten"),
    "language": _("Taal"),
    "accessible": _("Toegankelijkheid"),
    "organisation": _("Organisatie"),
    "organisation_kind": _("Soort organisatie"),
    "audience": _("Wie dit ziet"),
}
OPEN_NOW = "now"

Pair = tuple[str, str]


@lru_cache(maxsize=50_000)
def pairs_of(facets: str) -> tuple[Pair, ...]:
    """The facet values in an index row; many rows share one text."""
    return tuple((name, unquote(value)) for name, _equals, value in (each.partition("=") for each in facets.split()))


def filter_expression(chosen: Mapping[str, Collection[str]]) -> Expression:
    """The chosen values as the engine reads them. Kind is a facet value too; open now is time and stays outside."""
    expression = Expression()
    for facet in sorted(chosen):
        if facet != "open":
            expression = expression & any_term(facet_term(facet, quote(value)) for value in chosen[facet])
    return expression


@dataclass(frozen=True)
class Narrowing:
    """The chosen values, and the moment for which "open now" is asked."""

    chosen: Mapping[str, frozenset[str]]
    now: datetime

    def is_open(self, row: Row) -> bool | None:
        """Whether it is open at the moment of the question; None when no hours are known."""
        return is_open(row.opening, self.now) if row.opening else None

    def values(self, row: Row) -> tuple[Pair, ...]:
        """All facet values of a row."""
        pairs = pairs_of(row.facets)
        return (*pairs, ("open", OPEN_NOW)) if self.is_open(row) else pairs

    def unmet(self, values: Iterable[Pair]) -> list[str]:
        """The facets whose choice a row with these values does not meet."""
        if not self.chosen:
            return []
        have = set(values)
        return [facet for facet, wanted in self.chosen.items() if not any((facet, value) in have for value in wanted)]

    def narrow(self, rows: Iterable[Row]) -> list[Row]:
        """The rows that meet every choice."""
        if not self.chosen:
            return list(rows)
        return [row for row in rows if not self.unmet(self.values(row))]

    def count(self, rows: Iterable[Row]) -> dict[str, Counter[str]]:
        """How often each value occurs, a facet's own choice left out."""
        alike = Counter((row.facets, bool(row.opening) and is_open(row.opening, self.now)) for row in rows)
        found: Counter[Pair] = Counter()
        for (facets, opened), times in alike.items():
            values = (*pairs_of(facets), ("open", OPEN_NOW)) if opened else pairs_of(facets)
            unmet = self.unmet(values)
            if len(unmet) > 1:
                continue
            for pair in values:
                if not unmet or unmet[0] == pair[0]:
                    found[pair] += times
        counts: dict[str, Counter[str]] = {}
        for (facet, value), times in found.items():
            counts.setdefault(facet, Counter())[value] = times
        return counts


def narrowing(chosen: Mapping[str, frozenset[str]], now: datetime, *, open_now: bool) -> Narrowing:
    """The narrowing for a question."""
    local = timezone.localtime(now).replace(second=0, microsecond=0, tzinfo=None)
    wanted = {**chosen, "open": frozenset({OPEN_NOW})} if open_now else dict(chosen)
    return Narrowing(wanted, local)
