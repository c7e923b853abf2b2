"""News on the front page. This room has the space; whoever has news fills it through `show_news`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tenants.access import Actor


@dataclass(frozen=True)
class NewsItem:
    """One message: what it is called, where it stands, and since when."""

    title: str
    url: str
    day: date
    summary: str = ""


NewsSource = Callable[[Actor], Iterator[NewsItem]]
_sources: list[NewsSource] = []


def show_news(source: NewsSource) -> None:
    """Let a part of the house bring news; saying it twice counts once."""
    if source not in _sources:
        _sources.append(source)


def news_for(actor: Actor, most: int) -> tuple[NewsItem, ...]:
    """The latest news that this actor may read; nothing while nobody brings any."""
    found = [item for source in _sources for item in source(actor)]
    return tuple(sorted(found, key=lambda item: item.day, reverse=True)[:most])
