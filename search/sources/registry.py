"""The registry of what can be found: each kind of thing tells its documents, who may see them, and what a hit says.

The social map registers services and organisations; pages of the CMS join in the same way.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from search.models import Audience
from search.opening import OpeningHours
from search.places.distance import Point
from tenants.access import Actor

USUAL_WEIGHT = 50


@dataclass(frozen=True)
class SearchDocument:
    """What goes into the index for one thing. Texts are analysed, never stored or shown; no personal data.

    `point` stays empty for a secret address. `facets` holds codes (term ids, languages), never what the screen
    calls them. `translations` are its texts by language and field (title, summary, body), for who asks in that
    language.
    """

    object_id: int
    title: str
    keywords: str = ""
    summary: str = ""
    body: str = ""
    audience: Audience = Audience.PUBLIC
    visible_from: datetime | None = None
    visible_until: datetime | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    point: Point | None = None
    opening: OpeningHours | None = None
    weight: int = USUAL_WEIGHT
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """What a hit says of a thing, read live for one actor."""

    uid: UUID
    title: str
    summary: str
    external_id: str = ""
    partners_only: bool = False


@dataclass(frozen=True)
class Pin:
    """Where a thing is, and what it is called, read live for one actor."""

    uid: UUID
    title: str
    point: Point


@dataclass(frozen=True)
class Title:
    """What a suggestion says of a thing, read live for one actor."""

    uid: UUID
    title: str
    extra: str = ""


class Source(Protocol):
    """One kind of thing that can be found. All calls work in the active tenant."""

    @property
    def kind(self) -> str: ...

    @property
    def code(self) -> int:
        """Its number in the keys of the index; never changes."""
        ...

    def documents(self, object_ids: Collection[int] | None = None) -> Iterator[SearchDocument]:
        """What can be found now: all of it, or of these only. What is not published is not given."""
        ...

    def visible(self, actor: Actor, object_ids: Collection[int]) -> set[int]:
        """Those of these that the actor may see, by the live data. One query."""
        ...

    def cards(self, actor: Actor, object_ids: Collection[int]) -> dict[int, Card]:
        """What hits say, of those that the actor may see. One query."""
        ...

    def titles(self, actor: Actor) -> Iterable[tuple[int, str]]:
        """The titles of all that the actor may see, by id, in the order of the ids. One query."""
        ...

    def named(self, actor: Actor, object_ids: Collection[int]) -> dict[int, Title]:
        """What suggestions say, of those of these that the actor may see. One query."""
        ...

    def pins(self, actor: Actor, points: Mapping[int, Point]) -> dict[int, Pin]:
        """Where these are, of those that the actor may see; the points are what the index named. At most one query."""
        ...

    def things(self, actor: Actor, object_ids: Collection[int]) -> Mapping[int, object]:
        """The things themselves, as a page shows them, of those that the actor may see. A constant number of
        queries."""
        ...

    def labels(self, actor: Actor, wanted: Mapping[str, Collection[str]]) -> dict[str, dict[str, str]]:
        """What the screen calls these values, by facet, as far as this source knows them. At most two queries."""
        ...


class SourceRegistry:
    """The sources by kind."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}

    def register(self, source: Source) -> None:
        """Add a source; saying it twice counts once.

        Raises:
            ValueError: another source has its code.
        """
        if any(each.code == source.code and each.kind != source.kind for each in self._sources.values()):
            raise ValueError(f"Code {source.code} of {source.kind} is taken.")
        self._sources[source.kind] = source

    def remove(self, kind: str) -> None:
        self._sources.pop(kind, None)

    def of(self, kind: str) -> Source:
        return self._sources[kind]

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources.values())

    def known(self, kinds: Iterable[str]) -> list[Source]:
        """The sources of these kinds; a kind that is gone is left out."""
        return [self._sources[kind] for kind in kinds if kind in self._sources]


registry = SourceRegistry()
