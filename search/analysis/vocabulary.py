"""What the analysis must know of the texts that are searched: which tokens occur, and which words for spelling."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol


def by_length(words: Iterable[str]) -> dict[int, list[str]]:
    """The words on a shelf per length, in alphabetical order."""
    shelves: dict[int, list[str]] = {}
    for word in sorted(words):
        shelves.setdefault(len(word), []).append(word)
    return shelves


@dataclass(frozen=True)
class WordShelf:
    """The words of an index as people read them, and its tokens, each with the number of documents it is in."""

    words: Mapping[str, int]
    tokens: Mapping[str, int]

    @cached_property
    def words_by_length(self) -> dict[int, list[str]]:
        return by_length(self.words)

    @cached_property
    def tokens_by_length(self) -> dict[int, list[str]]:
        return by_length(self.tokens)


class Vocabulary(Protocol):
    """The words of one index as one audience may know them."""

    def frequencies(self, tokens: Iterable[str]) -> Mapping[str, int]:
        """In how many documents each token occurs; tokens that do not occur are left out or 0."""
        ...

    def shelf(self) -> WordShelf:
        """All words and tokens, for spelling; loaded when a question first has an unknown word."""
        ...


@dataclass(frozen=True)
class KnownWords:
    """A vocabulary in memory, for tests and small things."""

    tokens: Mapping[str, int]
    words: Mapping[str, int]

    def frequencies(self, tokens: Iterable[str]) -> Mapping[str, int]:
        return {token: self.tokens[token] for token in tokens if token in self.tokens}

    def shelf(self) -> WordShelf:
        return WordShelf(self.words, self.tokens)
