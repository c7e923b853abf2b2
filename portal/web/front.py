"""What an editor writes on the front page. The space is here; whoever has the words fills it through `write_front`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from tenants.access import Actor


@dataclass(frozen=True)
class Highlight:
    """Something that the front page points out."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True)
class FrontWords:
    """The words of one front page.

    Attributes:
        notice: something that everybody should know now, as safe HTML; its title may be empty.
        highlights: pages, campaigns first.
    """

    welcome: str = ""
    notice_title: str = ""
    notice: SafeString | str = ""
    highlights: tuple[Highlight, ...] = ()


FrontSource = Callable[[Actor], FrontWords]
NOTHING = FrontWords()
_sources: list[FrontSource] = []


def write_front(source: FrontSource) -> None:
    """Let a part of the house write the front page; saying it twice counts once."""
    if source not in _sources:
        _sources.append(source)


def front_words(actor: Actor) -> FrontWords:
    """The words for this actor: of the first who has any."""
    return next((words for source in _sources if (words := source(actor)) != NOTHING), NOTHING)
