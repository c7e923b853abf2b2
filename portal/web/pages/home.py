"""The front page, the page of topics, and what somebody who signed in sees first."""

from dataclasses import dataclass

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
class HomePage:
    form: SearchForm
    lead: str
    often: tuple[Chip, ...] = ()
    tiles: tuple[Tile, ...] = ()
    open_now: tuple[Card, ...] = ()
    all_open: str = ""


@dataclass(frozen=True)
class Task:
    """Something to do here; the matrix decides who sees it."""

    title: str
    text: str
    url: str
    icon: str
    waiting: int = 0


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
    form: SearchForm
    for_partners: tuple[Card, ...] = ()
    all_for_partners: str = ""
