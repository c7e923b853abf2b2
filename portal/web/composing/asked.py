"""What somebody asks of the search, as it stands in the address: read, changed and written again.

The address holds the whole state, so every filter, page and order can be linked, kept and undone without a script.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from search.places.distance import NETHERLANDS, Point
from search.query import MAX_PAGE, PAGE_SIZE, SearchQuery, Sort
from tenants.given import page_written

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
SORTS = {"best": Sort.RELEVANCE, "dichtbij": Sort.DISTANCE, "open": Sort.OPENING}
MOST_TEXT, MOST_PLACE, MOST_VALUE, MOST_VALUES = 200, 60, 100, 20
NUMBER = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,20})?")
# A shared location is kept no closer than a street (about 100 metres); a corner of the map may be closer.
LOCATION_DECIMALS, CORNER_DECIMALS = 3, 4

Position = tuple[float, float]  # latitude, longitude
Box = tuple[float, float, float, float]  # south, west, north, east


@dataclass(frozen=True)
class Asked:
    """One question; everything in it is bounded, whatever the address says."""

    text: str = ""
    near: str = ""
    point: Position | None = field(default=None, repr=False)
    radius: str = USUAL_RADIUS
    box: Box | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    exact: bool = False

    @classmethod
    def read(cls, given: QueryDict) -> Self:
        """From the address. What makes no sense counts as not asked."""
        radius = given.get("straal", USUAL_RADIUS)
        near = given.get("plaats", "").replace("\0", "").strip()[:MOST_PLACE]
        return cls(
            text=given.get("q", "").replace("\0", "").strip()[:MOST_TEXT],
            near=near,
            point=None if near else _position(given.get("bij", "")),
            radius=radius if radius in RADII else USUAL_RADIUS,
            box=_box(given.get("gebied", "")),
            facets={facet: values for name, facet in FACETS.items() if (values := _values(given, name))},
            sort=given.get("sorteer", "") if given.get("sorteer") in SORTS else "",
            page=page_written(given.get("pagina", ""), MAX_PAGE),
            exact=given.get("letterlijk") == "1",
        )

    @property
    def is_somewhere(self) -> bool:
        """Whether a place was typed or a location shared."""
        return bool(self.near) or self.point is not None

    @property
    def usual_order(self) -> str:
        """Without words nothing fits better than the rest: then what is near comes first."""
        return "dichtbij" if self.is_somewhere and not self.text else "best"

    @property
    def order(self) -> str:
        """The order that was asked, or the usual one where there is no place to be near to."""
        if not self.sort or (self.sort == "dichtbij" and not self.is_somewhere):
            return self.usual_order
        return self.sort

    def query(self, page_size: int = PAGE_SIZE) -> SearchQuery:
        """The question as search understands it."""
        return SearchQuery(
            text=self.text,
            facets={facet: frozenset(values) for facet, values in self.facets.items()},
            near=self.near,
            point=self.point,
            radius_km=float(self.radius) if self.is_somewhere and self.radius else None,
            box=self.box,
            page=self.page,
            page_size=page_size,
            sort=SORTS[self.order],
            exact=self.exact,
            with_spots=True,
        )

    def pairs(self, *, leave_out: frozenset[str] = frozenset()) -> tuple[tuple[str, str], ...]:
        """Name and value of everything that is asked, as hidden inputs and addresses want it."""
        return tuple((name, value) for name, value in self._all_pairs() if name not in leave_out)

    def address(self, page: str = "web:search") -> str:
        """The address that asks this: the list, or another page that reads the same question."""
        asked = urlencode(self.pairs(), safe=",")
        return reverse(page) + (f"?{asked}" if asked else "")

    def having(self, facet: str, value: str) -> Self:
        """The same with one more value chosen, from the first page."""
        values = dict.fromkeys((*self.facets.get(facet, ()), value))
        return replace(self, facets={**self.facets, facet: tuple(values)}, page=1)

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
        if self.point:
            yield "bij", _written(self.point)
        if self.is_somewhere:
            yield "straal", self.radius
        if self.box:
            yield "gebied", _written(self.box)
        for facet, values in self.facets.items():
            yield from ((NAMES[facet], value) for value in values)
        if self.order != self.usual_order:
            yield "sorteer", self.sort
        if self.exact:
            yield "letterlijk", "1"
        if self.page > 1:
            yield "pagina", str(self.page)


def _position(written: str) -> Position | None:
    """Two numbers inside the Netherlands."""
    numbers = _numbers(written, LOCATION_DECIMALS)
    if len(numbers) != 2:
        return None
    latitude, longitude = numbers
    return (latitude, longitude) if NETHERLANDS.holds(Point(latitude, longitude)) else None


def _box(written: str) -> Box | None:
    """Four numbers that hold a piece of the earth."""
    numbers = _numbers(written, CORNER_DECIMALS)
    if len(numbers) != 4:
        return None
    south, west, north, east = numbers
    return (south, west, north, east) if -90 <= south < north <= 90 and -180 <= west < east <= 180 else None


def _numbers(written: str, decimals: int) -> tuple[float, ...]:
    """The numbers between the commas, rounded; none at all when one of them is no number."""
    parts = written[:MOST_VALUE].split(",")
    return tuple(round(float(part), decimals) for part in parts) if all(map(NUMBER.fullmatch, parts)) else ()


def _written(numbers: tuple[float, ...]) -> str:
    return ",".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in numbers)


def _values(given: QueryDict, name: str) -> tuple[str, ...]:
    values = (value.replace("\0", "")[:MOST_VALUE] for value in given.getlist(name)[:MOST_VALUES])
    return tuple(dict.fromkeys(value for value in values if value))
