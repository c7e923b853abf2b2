"""Facets: narrowing by chosen values, and counting what each value would give."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import quote, unquote

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.engines.expression import Expression, any_term
from search.engines.port import Row
from search.engines.terms import facet_term
from search.opening import is_open, opens_at

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

# A facet and a value as an index row has them: "facet=value", the value quoted.
OPEN = "open=now"


def written(facet: str, value: str) -> str:
    """A facet value as index rows have it."""
    return f"{facet}={quote(value)}"


def filter_expression(chosen: Mapping[str, Collection[str]]) -> Expression:
    """The chosen values as the engine reads them. Kind is a facet value too; open now is time and stays outside."""
    expression = Expression()
    for facet in sorted(chosen):
        if facet != "open":
            expression = expression & any_term(facet_term(written(facet, value)) for value in chosen[facet])
    return expression


@dataclass(frozen=True)
class Narrowing:
    """The chosen values, and the moment for which "open now" is asked."""

    chosen: Mapping[str, frozenset[str]]
    now: datetime

    def is_open(self, row: Row) -> bool | None:
        """Whether it is open at the moment of the question; None when no hours are known."""
        return is_open(row.opening, self.now) if row.opening else None

    def opens_first(self, row: Row) -> tuple[int, datetime]:
        """The order by opening: open now, then what opens soonest, then what nobody knows of."""
        if not row.opening:
            return (2, self.now)
        if is_open(row.opening, self.now):
            return (0, self.now)
        opens = opens_at(row.opening, self.now)
        return (1, opens) if opens else (2, self.now)

    def narrow(self, rows: Iterable[Row]) -> list[Row]:
        """The rows that meet every choice."""
        return [row for row in rows if not self._unmet(self._values(row))] if self.chosen else list(rows)

    def count(self, rows: Iterable[Row]) -> dict[str, Counter[str]]:
        """How often each value occurs, a facet's own choice left out."""
        return _by_facet(self._counted_with_choices(rows) if self.chosen else self._counted(rows))

    def _counted(self, rows: Iterable[Row]) -> Counter[str]:
        every = list(rows)
        counted = _counted([row.facets for row in every])
        open_now = sum(is_open(row.opening, self.now) for row in every if row.opening)
        if open_now:
            counted[OPEN] = open_now
        return counted

    def _counted_with_choices(self, rows: Iterable[Row]) -> Counter[str]:
        counted: Counter[str] = Counter()
        for row in rows:
            values = self._values(row)
            unmet = self._unmet(values)
            if not unmet:
                counted.update(values)
            elif len(unmet) == 1:
                counted.update(each for each in values if each.startswith(f"{unmet[0]}="))
        return counted

    def _values(self, row: Row) -> list[str]:
        values = row.facets.split()
        if row.opening and is_open(row.opening, self.now):
            values.append(OPEN)
        return values

    def _unmet(self, values: Collection[str]) -> list[str]:
        """The facets whose choice a row with these values does not meet."""
        return [facet for facet, wanted in self._wanted.items() if wanted.isdisjoint(values)]

    @cached_property
    def _wanted(self) -> dict[str, frozenset[str]]:
        return {facet: frozenset(written(facet, value) for value in values) for facet, values in self.chosen.items()}


def values_of(facets: Iterable[str]) -> dict[str, Counter[str]]:
    """How often each value occurs in the facets of documents, by facet."""
    return _by_facet(_counted(facets))


def _counted(facets: Iterable[str]) -> Counter[str]:
    """Split and counted in C: at 10,000 rows a loop of ours would be all the time there is."""
    return Counter(" ".join(facets).split())


def _by_facet(counted: Mapping[str, int]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for each, times in counted.items():
        facet, _equals, value = each.partition("=")
        counts.setdefault(facet, Counter())[unquote(value)] = times
    return counts


def narrowing(chosen: Mapping[str, frozenset[str]], now: datetime, *, open_now: bool) -> Narrowing:
    """The narrowing for a question."""
    local = timezone.localtime(now).replace(second=0, microsecond=0, tzinfo=None)
    wanted = {**chosen, "open": frozenset({OPEN_NOW})} if open_now else dict(chosen)
    return Narrowing(wanted, local)
