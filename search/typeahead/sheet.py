"""Titles on one sheet of text, so that looking through all of them is a memory search in C.

Ten thousand titles are half a megabyte, which is read from end to end in a tenth of a millisecond; a search tree over
them would take fifty times the memory and have to be kept up. One line per title: "\\n word word word".
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis.folding import words

# A slip of the keyboard is mended from so many letters on.
_MENDED_FROM = 4
_FIXES = 3
_LAST = "\U0010ffff"


@dataclass(frozen=True)
class Sheet:
    """Folded titles, one per line, and the keys of what they are titles of."""

    text: str
    starts: Sequence[int]
    keys: Sequence[int]
    _starts_kept: dict[tuple[str, int], dict[str, int]] = field(default_factory=dict)

    def beginning(self, typed: Sequence[str], most: int) -> list[int]:
        """Keys of titles in which each typed word begins a word: titles that begin so first, then in the stored order.

        Stops as soon as there are enough, so two letters that half of all titles have cost less than a rare word.
        """
        found = dict.fromkeys(self._lines("\n " + " ".join(typed), (), most))
        if len(found) < most:
            *others, rarest = sorted(typed, key=len)
            found |= dict.fromkeys(self._lines(" " + rarest, [" " + other for other in others], most + len(found)))
        return [self.keys[line] for line in found][:most]

    def has(self, word: str) -> bool:
        """Whether any word of the sheet begins so."""
        return f" {word}" in self.text

    def mended(self, word: str) -> list[str]:
        """Beginnings of words of the sheet that are one edit away from what was typed, the usual ones first."""
        if len(word) < _MENDED_FROM:
            return []
        near: dict[str, int] = {}
        # One letter too many, another letter or two that changed places, one letter too few.
        for length in (len(word) - 1, len(word), len(word) + 1):
            starts = self._word_starts(word[0], length)
            for other, _distance, _at in process.extract(
                word, list(starts), scorer=OSA.distance, score_cutoff=1, limit=None
            ):
                near[other] = starts[other]
        return sorted(near, key=lambda other: (-near[other], other))[:_FIXES]

    def _lines(self, needle: str, others: Sequence[str], most: int) -> Iterator[int]:
        """The numbers of the first lines with the needle and all the others."""
        at, given = self.text.find(needle), 0
        while at >= 0 and given < most:
            line = bisect_right(self.starts, at) - 1
            end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
            if all(self.text.find(other, self.starts[line], end) >= 0 for other in others):
                given += 1
                yield line
            at = self.text.find(needle, end)

    @cached_property
    def _words(self) -> list[str]:
        return sorted(set(self.text.split()))

    def _word_starts(self, letter: str, length: int) -> dict[str, int]:
        """How many words of the sheet begin so, by their first letters; only of words with the same first letter."""
        kept = self._starts_kept.get((letter, length))
        if kept is None:
            begin, end = bisect_left(self._words, letter), bisect_left(self._words, letter + _LAST)
            kept = dict(Counter(word[:length] for word in self._words[begin:end] if len(word) >= length))
            self._starts_kept[letter, length] = kept
        return kept


def sheet_of(titles: Iterable[tuple[int, str]]) -> Sheet:
    """The sheet of these titles by key, in the order given. A title without a word is left out."""
    lines: list[str] = []
    starts, keys = array("q"), array("q")
    length = 0
    for key, title in titles:
        if folded := words(title):
            line = "\n " + " ".join(folded)
            lines.append(line)
            starts.append(length)
            keys.append(key)
            length += len(line)
    return Sheet("".join(lines), starts, keys)
