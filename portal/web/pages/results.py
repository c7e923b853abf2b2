"""The results page: what was asked, what was found, and the ways to ask otherwise."""

from dataclasses import dataclass, field

from portal.web.pages.cards import Card
from portal.web.pages.map import MapFigure


@dataclass(frozen=True)
class Choice:
    """One tick box of a filter. `count` is None when counting it would tell nothing."""

    value: str
    title: str
    count: int | None = None
    chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """One group of filters; open when something in it is chosen, or when it comes first."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    opened: bool = False


@dataclass(frozen=True)
class Chip:
    """A chosen filter, and the address without it."""

    title: str
    url: str


@dataclass(frozen=True)
class PageLink:
    """A number of the pager; without an address it is the page one is on, without a number a gap."""

    number: int | None
    url: str = ""


@dataclass(frozen=True)
class Pager:
    links: tuple[PageLink, ...]
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class Correction:
    """What was searched for instead, and the address that searches for the words as typed."""

    searched: str
    typed: str
    undo: str


@dataclass(frozen=True)
class SearchForm:
    """The form in the search band, filled with what was asked."""

    text: str = ""
    place: str = ""
    radius: str = ""
    radii: tuple[tuple[str, str], ...] = ()
    kept: tuple[tuple[str, str], ...] = ()  # other filters that stay when one searches again
    place_problem: str = ""


@dataclass(frozen=True)
class Narrower:
    """When there is too much to read: a way of narrowing, and what each choice leaves."""

    title: str
    choices: tuple[Chip, ...]


@dataclass(frozen=True)
class ResultsPage:
    form: SearchForm
    heading: str
    page_title: str
    cards: tuple[Card, ...] = ()
    dense: bool = False  # for professionals: more on a screen
    facets: tuple[Facet, ...] = ()
    facets_are_lower_bound: bool = False
    chosen: int = 0  # in the filters
    chips: tuple[Chip, ...] = ()
    clear: str = ""
    sorts: tuple[Choice, ...] = ()
    correction: Correction | None = None
    narrower: Narrower | None = None
    pager: Pager | None = None
    map: MapFigure | None = None
    suggestions: tuple[Chip, ...] = ()
    wider: tuple[Chip, ...] = ()
    related: tuple[Chip, ...] = ()
    kept_by_facets: tuple[tuple[str, str], ...] = field(default=())
    kept_by_sort: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True)
class MapPage:
    """The larger map, with the same numbers in a list beside it."""

    heading: str
    back: str
    map: MapFigure | None
    cards: tuple[Card, ...] = ()
    chips: tuple[Chip, ...] = ()
    clear: str = ""
    pager: Pager | None = None
