"""What everybody asks, and what everybody gets: one typed question in, one typed result out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from search.places.distance import Point

PAGE_SIZE = 20
# Whoever asks for a page further than this is no reader; deep pages cost as much as all pages before them.
MAX_PAGE_SIZE, MAX_PAGE = 100, 100
MAX_TEXT = 400
# So many places are told for the map; more cannot be told apart on a picture.
MAX_SPOTS = 500


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DISTANCE = "distance"
    OPENING = "opening"  # open now first, then what opens soonest; without known hours last


@dataclass(frozen=True)
class SearchQuery:
    """One question.

    `facets` gives per facet the chosen values: any of them will do, every facet must be met. `near` is a postcode,
    a place or a municipality; `point` (latitude, longitude) is where the visitor says to be, for whom no place was
    typed; with `radius_km` nothing further away is found. `box` (south, west, north, east) keeps what lies inside a
    piece of the map; a box that is none counts as not asked. `exact` takes the words as they are written (undoes a
    correction). Where somebody is stays out of every text that is made of a question, so out of logs.
    """

    text: str = ""
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    near: str = ""
    point: tuple[float, float] | None = field(default=None, repr=False)
    radius_km: float | None = None
    box: tuple[float, float, float, float] | None = None
    open_now: bool = False
    language: str = ""
    kind: str = ""
    page: int = 1
    page_size: int = PAGE_SIZE
    sort: Sort = Sort.RELEVANCE
    exact: bool = False
    with_facets: bool = True
    with_spots: bool = False

    @property
    def chosen(self) -> dict[str, frozenset[str]]:
        """All chosen facet values, language and kind among them; facets without a value are no choice."""
        chosen = {facet: frozenset(values) for facet, values in self.facets.items() if values}
        for facet, value in (("language", self.language), ("kind", self.kind)):
            if value:
                chosen[facet] = frozenset({value})
        return chosen


@dataclass(frozen=True)
class Total:
    """How many results there are, or at least how many."""

    value: int
    exact: bool = True


@dataclass(frozen=True)
class Fragment:
    """A piece of a text, marked when it is what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Hit:
    """One result, as this actor may see it now."""

    kind: str
    object_id: int
    uid: UUID
    external_id: str
    title: str
    title_fragments: tuple[Fragment, ...]
    summary_fragments: tuple[Fragment, ...]
    score: float | None
    distance_km: float | None
    open_now: bool | None
    partners_only: bool
    thing: object = None


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """One way to narrow the results. The counts leave out the facet's own choice: what each value would give."""

    name: str
    title: str
    values: tuple[FacetValue, ...]
    exact: bool = True


@dataclass(frozen=True)
class ReadAs:
    """How the question was read when it held unknown words. Asking again with `exact` undoes it."""

    text: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SearchedPlace:
    """The place of the question: found, or said to be unknown. A shared location is asked without a text and has no
    name."""

    asked: str = ""
    name: str = ""
    point: Point | None = field(default=None, repr=False)

    @property
    def known(self) -> bool:
        return self.point is not None

    @property
    def shared(self) -> bool:
        """Whether it is where the visitor says to be."""
        return not self.asked


@dataclass(frozen=True)
class Spot:
    """Where a result is, for the map. What has no address, or a secret one, has no spot."""

    kind: str
    uid: UUID
    latitude: float
    longitude: float
    title: str
    open_now: bool | None


@dataclass(frozen=True)
class SearchResult:
    """One page of results. `spots` are those of all pages, in the order of the list, when they were asked for."""

    query: SearchQuery
    engine: str
    hits: tuple[Hit, ...]
    total: Total
    facets: tuple[Facet, ...] = ()
    correction: ReadAs | None = None
    suggestions: tuple[str, ...] = ()
    place: SearchedPlace | None = None
    spots: tuple[Spot, ...] = ()


class SuggestionKind(StrEnum):
    """What a suggestion leads to, in the order of the list."""

    SERVICE = "service"
    TOPIC = "topic"
    ORGANISATION = "organisation"
    PAGE = "page"
    PLACE = "place"


@dataclass(frozen=True)
class Suggestion:
    """Something to go to while somebody types.

    `target` is what a link needs: the uid of a service, an organisation or a page, the value of a facet for a topic
    (`facet` says which), the name to search near for a place. `extra` tells it from another of the same name: who
    offers a service, what sort of page it is, the municipality of a place.
    """

    kind: SuggestionKind
    title: str
    target: str
    extra: str = ""
    facet: str = ""
