"""What somebody asks of the search, as it stands in the address: read, changed and written again.

The address holds the whole state, so every filter, page and order can be linked, kept and undone without a script.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from search.query import MAX_PAGE, SearchQuery, Sort

# Names in the address -> facets of search.
FACETS = {
    "onderwerp": "topic",
    "doelgroep": "target",
    "soort": "kind",
    "gemeente": "municipality",
    "in": "place",
    "open": "open",
    "tijden": "hours",
    "kosten": "cost",
    "taal": "language",
    "toegankelijk": "accessible",
    "organisatie": "organisation",
    "organisatiesoort": "organisation_kind",
    "wie": "audience",
}
NAMES = {facet: name for name, facet in FACETS.items()}
RADII = ("2", "5", "10", "25", "")  # kilometres; nothing means everywhere
USUAL_RADIUS = "5"
SORTS = {"best": Sort.RELEVANCE, "dichtbij": Sort.DISTANCE}
MOST_TEXT, MOST_PLACE, MOST_VALUE, MOST_VALUES = 200, 60, 100, 20


@dataclass(frozen=True)
class Asked:
    """One question; everything in it is bounded, whatever the address says."""

    text: str = ""
    near: str = ""
    radius: str = USUAL_RADIUS
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "best"
    page: int = 1
    exact: bool = False

    @classmethod
    def read(cls, given: QueryDict) -> Self:
        """From the address. What makes no sense counts as not asked."""
        radius = given.get("straal", USUAL_RADIUS)
        return cls(
            text=given.get("q", "").replace("\0", "").strip()[:MOST_TEXT],
            near=given.get("plaats", "").replace("\0", "").strip()[:MOST_PLACE],
            radius=radius if radius in RADII else USUAL_RADIUS,
            facets={facet: values for name, facet in FACETS.items() if (values := _values(given, name))},
            sort=given.get("sorteer", "best") if given.get("sorteer") in SORTS else "best",
            page=_page(given.get("pagina", "1")),
            exact=given.get("letterlijk") == "1",
        )

    def query(self, page_size: int = 20) -> SearchQuery:
        """The question as search understands it."""
        return SearchQuery(
            text=self.text,
            facets={facet: frozenset(values) for facet, values in self.facets.items()},
            near=self.near,
            radius_km=float(self.radius) if self.near and self.radius else None,
            page=self.page,
            page_size=page_size,
            sort=SORTS[self.sort] if self.near else Sort.RELEVANCE,
            exact=self.exact,
        )

    def pairs(self, *, leave_out: frozenset[str] = frozenset()) -> tuple[tuple[str, str], ...]:
        """Name and value of everything that is asked, as hidden inputs and addresses want it."""
        return tuple((name, value) for name, value in self._all_pairs() if name not in leave_out)

    def address(self) -> str:
        """The address that asks this."""
        asked = urlencode(self.pairs())
        return reverse("web:search") + (f"?{asked}" if asked else "")

    def without(self, facet: str, value: str) -> Self:
        """The same, without one chosen value, from the first page."""
        left = {
            name: tuple(each for each in values if (name, each) != (facet, value))
            for name, values in self.facets.items()
        }
        return replace(self, facets={name: values for name, values in left.items() if values}, page=1)

    def _all_pairs(self) -> Iterator[tuple[str, str]]:
        if self.text:
            yield "q", self.text
        if self.near:
            yield "plaats", self.near
            yield "straal", self.radius
        for facet, values in self.facets.items():
            yield from ((NAMES[facet], value) for value in values)
        if self.sort != "best":
            yield "sorteer", self.sort
        if self.exact:
            yield "letterlijk", "1"
        if self.page > 1:
            yield "pagina", str(self.page)


def _values(given: QueryDict, name: str) -> tuple[str, ...]:
    values = (value.replace("\0", "")[:MOST_VALUE] for value in given.getlist(name)[:MOST_VALUES])
    return tuple(dict.fromkeys(value for value in values if value))


def _page(written: str) -> int:
    return min(max(int(written), 1), MAX_PAGE) if written.isascii() and written.isdigit() and len(written) < 6 else 1
