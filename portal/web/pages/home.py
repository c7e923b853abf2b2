"""The front page, the page of topics, and what somebody who signed in sees first."""

from dataclasses import dataclass

from portal.web.front import NOTHING, FrontWords
from portal.web.news import NewsItem
from portal.web.pages.cards import Card
from portal.web.pages.results import Chip, SearchForm


@dataclass(frozen=True)
class Tile:
    """A life domain with its drawing."""

    title: str
    url: str
    picture: str
    text: str = ""


@dataclass(frozen=True)
class OpenNowSection:
    """What is open now, or else what opens first; `near` and `problem` are of the place that was chosen."""

    heading: str
    cards: tuple[Card, ...]
    all_open: str
    hint: str = ""  # instead of the link to all, when nothing is open
    near: str = ""
    problem: str = ""
    wider: str = ""  # the address without the place


@dataclass(frozen=True)
class HomePage:
    form: SearchForm
    lead: str
    open_now: OpenNowSection
    often: tuple[Chip, ...] = ()
    tiles: tuple[Tile, ...] = ()
    news: tuple[NewsItem, ...] = ()
    places: tuple[Chip, ...] = ()
    front: FrontWords = NOTHING


@dataclass(frozen=True)
class Task:
    """Something to do here; the matrix decides who sees it."""

    title: str
    text: str
    url: str
    icon: str
    waiting: str = ""  # what waits behind it: "2 nieuwe meldingen."


@dataclass(frozen=True)
class Right:
    """A row of the matrix in words: "Sociale kaart", "lezen, wijzigen"."""

    title: str
    verbs: str


@dataclass(frozen=True)
class OverviewPage:
    greeting: str
    roles: tuple[str, ...]
    tasks: tuple[Task, ...]
    rights: tuple[Right, ...]
    for_partners: tuple[Card, ...] = ()
    all_for_partners: str = ""
