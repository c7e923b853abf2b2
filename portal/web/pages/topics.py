"""The page of one topic."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from portal.web.pages.cards import Card
from portal.web.pages.home import Tile
from portal.web.pages.results import Chip, SearchForm


@dataclass(frozen=True)
class Named:
    """Something with a page of its own, and how much there is of it."""

    title: str
    url: str
    count: int = 0
    text: str = ""


@dataclass(frozen=True)
class TopicPage:
    title: str
    code: str
    form: SearchForm
    explanation: tuple[str, ...]
    how_many: str
    heading: str
    all_of_it: str
    near: str = ""
    cards: tuple[Card, ...] = ()
    parts: tuple[Named, ...] = ()
    organisations: tuple[Named, ...] = ()
    groups: tuple[Chip, ...] = ()
    related: tuple[Tile, ...] = ()
    words: SafeString | str = ""  # of an editor
