"""What the box offers while somebody types."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SuggestionOption:
    """Something to go to. `extra` tells it from another of the same name, `lang` that it is not in the reader's
    language."""

    title: str
    url: str
    extra: str = ""
    lang: str = ""


@dataclass(frozen=True)
class SuggestionGroup:
    title: str
    options: tuple[SuggestionOption, ...]


@dataclass(frozen=True)
class SuggestionList:
    """The groups, and the sentence that a screen reader says of them."""

    said: str
    groups: tuple[SuggestionGroup, ...] = ()
