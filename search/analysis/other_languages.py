"""Words of other languages in a question, read as the Dutch words that entries use: food bank, voedselbank.

A question in plain Dutch is never touched: only a phrase with a word that is in no entry and in no Dutch word list is
replaced. On a page in another language a word of that language counts although Dutch has it too (house, job); what an
entry itself says keeps its Dutch meaning, and finds the other meaning beside it (see search.synonyms).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from search.analysis.folding import words

FILE = Path(__file__).parent / "data" / "words_of_other_languages.tsv"

# Letters that people of one language write in two ways, and that folding leaves alone: Arabic alef, yeh and teh
# marbuta, the tatweel that only stretches a word; Turkish dotless i and Polish l.
_LETTERS = str.maketrans({"ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "ı": "i", "ł": "l"})
# "The", with "and", "in" or "for" before it: part of the word as it is written in Arabic.
_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
_LEAST_LEFT = 2

Key = tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """A word or phrase of another language, and the Dutch for it."""

    language: str
    written: str
    dutch: str


@dataclass(frozen=True)
class Replaced:
    """A piece of a question as it was written and as it was read."""

    written: str
    dutch: tuple[str, ...]


def phrases_of(lines: Iterable[str]) -> list[Phrase]:
    """Phrases from lines of a language, a phrase and the Dutch for it, parted by tabs.

    Raises:
        ValueError: a line is of another form; says which.
    """
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.rstrip("\n").split("\t")]
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"Line {number}: write a language, a word or phrase, and the Dutch for it, with tabs.")
        found.append(Phrase(*parts))
    return found


@lru_cache(maxsize=1)
def all_phrases() -> tuple[Phrase, ...]:
    """The list that every portal has."""
    with FILE.open(encoding="utf-8") as lines:
        return tuple(phrases_of(lines))


def in_dutch(
    written: Sequence[str], language: str, occurs: Callable[[str], bool], is_dutch: Callable[[str], bool]
) -> tuple[list[str], list[Replaced]]:
    """The folded words of a question with the phrases of other languages replaced, the longest first.

    Args:
        written: the words of the question.
        language: of the page on which it is asked; its meaning goes before that of another language.
        occurs: whether an entry has the word.
        is_dutch: whether it is, or may be, a word of Dutch.

    Returns:
        The words to search for, and what was replaced; the words as they were when there is nothing to replace.
    """
    keys = [bare(word) for word in written]
    read: list[str] = []
    replaced: list[Replaced] = []
    at = 0
    while at < len(written):
        length, dutch = next(
            (
                (length, dutch)
                for length, dutch, of_the_page in _phrases_at(keys, at, language)
                if any(not occurs(word) and (of_the_page or not is_dutch(word)) for word in written[at : at + length])
            ),
            (1, ""),
        )
        if dutch:
            replaced.append(Replaced(" ".join(written[at : at + length]), tuple(words(dutch))))
            read += replaced[-1].dutch
        else:
            read.append(written[at])
        at += length
    return read, replaced


def _phrases_at(keys: Sequence[str], at: int, language: str) -> Iterator[tuple[int, str, bool]]:
    """The phrases of the list that begin here, the longest first and those of the page's language first: how many
    words, the Dutch for it, whether it is of the page's language."""
    tables, longest = _tables()
    for length in range(min(longest, len(keys) - at), 0, -1):
        key = tuple(keys[at : at + length])
        for of_the_page in (True, False):
            for each, table in tables.items():
                if (each == language) is of_the_page and key in table:
                    yield length, table[key], of_the_page


@lru_cache(maxsize=1)
def _tables() -> tuple[Mapping[str, Mapping[Key, str]], int]:
    """The list by language, and how many words its longest phrase has."""
    tables: dict[str, dict[Key, str]] = {}
    for phrase in all_phrases():
        key = tuple(bare(word) for word in words(phrase.written))
        tables.setdefault(phrase.language, {})[key] = phrase.dutch
    return tables, max(len(key) for table in tables.values() for key in table)


def bare(word: str) -> str:
    """A folded word as the list is looked through."""
    if word.isascii():
        return word
    plain = word.translate(_LETTERS)
    article = next((each for each in _ARTICLES if plain.startswith(each) and len(plain) >= len(each) + _LEAST_LEFT), "")
    return plain.removeprefix(article)
