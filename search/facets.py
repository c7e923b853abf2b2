"""Facets: narrowing by chosen values, and counting what each value would give."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
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
OPEN_FACET, OPEN_NOW = "open", "now"

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
class Parted:
    """Rows that meet every choice, and by facet those that miss that choice alone."""

    met: list[Row]
    missing: Mapping[str, list[Row]]


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

    def parted(self, rows: Iterable[Row]) -> Parted:
        """The rows that meet every choice, and those that miss one, in one pass: a topic that somebody chose is asked
        of everything in the portal."""
        every, facets = list(rows), list(self.chosen)
        if not facets:
            return Parted(every, {})
        met: list[Row] = []
        missing: dict[str, list[Row]] = {facet: [] for facet in facets}
        for row, *meets in zip(every, *(self._meeting(facet, every) for facet in facets), strict=True):
            unmet = meets.count(False)
            if not unmet:
                met.append(row)
            elif unmet == 1:
                missing[facets[meets.index(False)]].append(row)
        return Parted(met, missing)

    def count(self, parted: Parted) -> dict[str, Counter[str]]:
        """How often each value occurs, a facet's own choice left out: what each value would give."""
        counted = _counted([row.facets for row in parted.met])
        if open_now := sum(is_open(row.opening, self.now) for row in parted.met if row.opening):
            counted[OPEN] = open_now
        for facet, rows in parted.missing.items():
            for each, times in _counted([row.facets for row in rows]).items():
                if each.startswith(f"{facet}="):
                    counted[each] += times
        return _by_facet(counted)

    def _meeting(self, facet: str, rows: Sequence[Row]) -> list[bool]:
        """Of each row whether it meets the choice of a facet. A search in its text is a third of the work of taking
        that apart."""
        if facet == OPEN_FACET:
            return [bool(row.opening) and is_open(row.opening, self.now) for row in rows]
        wanted = [f" {written(facet, value)} " for value in self.chosen[facet]]
        if len(wanted) == 1:
            value = wanted[0]
            return [value in f" {row.facets} " for row in rows]
        return [any(value in text for value in wanted) for text in (f" {row.facets} " for row in rows)]


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
