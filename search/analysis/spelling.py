"""Find what was probably meant by a word that occurs nowhere.

Only for unknown words: a word that somebody wrote in an entry is never "corrected". Edits are counted as optimal
string alignment (insert, leave out, replace, swap two neighbours), compared in C over the words of about the same
length: no index to keep.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis.lexicon import lexicon
from search.analysis.stems import stem
from search.analysis.stopwords import STOP_WORDS
from search.analysis.vocabulary import WordShelf

# From this length on so many edits are forgiven.
_EDITS_FROM = ((8, 2), (4, 1))
_FIRST_LETTER_MATTERS_UNTIL = 6
_OTHER_FIRST_LETTER = 0.5
_MIN_DICTIONARY_WORD = 6
_MIN_STEM = 5
_MIN_BROKEN_COMPOUND = 10
_MIN_PART = 4
_MIN_JOINED = 3
# A word seen once may itself be a slip of the pen.
_SEEN_OFTEN = 2


def allowed_edits(word: str) -> int:
    """How many edits a word of this length may have."""
    return next((edits for length, edits in _EDITS_FROM if len(word) >= length), 0)


def near_words(word: str, shelves: Mapping[int, list[str]], edits: int) -> list[tuple[int, str]]:
    """Words within this number of edits with their distance, the word itself left out."""
    found: list[tuple[int, str]] = []
    for length in range(len(word) - edits, len(word) + edits + 1):
        hits = process.extract(word, shelves.get(length, ()), scorer=OSA.distance, score_cutoff=edits, limit=None)
        found += [(int(distance), other) for other, distance, _index in hits if distance]
    return found


def _nearest(word: str, shelves: Mapping[int, list[str]], usual: Mapping[str, int], limit: int) -> list[str]:
    """The nearest words, another first letter counting as half an edit more, the more usual ones first."""
    ranked = []
    for distance, other in near_words(word, shelves, allowed_edits(word)):
        same_start = other[0] == word[0]
        if not same_start and len(word) < _FIRST_LETTER_MATTERS_UNTIL:
            continue
        ranked.append((distance + (0 if same_start else _OTHER_FIRST_LETTER), -usual.get(other, 0), other))
    ranked.sort()
    return [other for distance, _count, other in ranked[:limit] if distance <= ranked[0][0] + 0.5]


def catalogue_corrections(word: str, shelf: WordShelf, limit: int = 3) -> list[str]:
    """The nearest words of the catalogue."""
    return _nearest(word, shelf.words_by_length, shelf.words, limit) if allowed_edits(word) else []


def dictionary_corrections(word: str, shelf: WordShelf, limit: int = 2) -> list[str]:
    """The nearest words of the Dutch word list that the catalogue has in another form."""
    edits = allowed_edits(word)
    if len(word) < _MIN_DICTIONARY_WORD or not edits:
        return []
    near = sorted(near_words(word, lexicon().words_by_length, edits))
    hits = [(distance, other) for distance, other in near if stem(other) in shelf.tokens]
    return [other for distance, other in hits[:limit] if distance <= hits[0][0]]


def stem_corrections(word: str, shelf: WordShelf, limit: int = 2) -> list[str]:
    """The nearest tokens to the stem of the word: parts of compounds that never stand alone in the catalogue."""
    its_stem = stem(word)
    return _nearest(its_stem, shelf.tokens_by_length, shelf.tokens, limit) if len(its_stem) >= _MIN_STEM else []


@dataclass(frozen=True)
class Repair:
    """A compound with one part mended: what was good, and the word or token for what was not."""

    good: str
    mended: str
    is_token: bool
    text: str


def repaired_compound(word: str, shelf: WordShelf, good_parts: Container[str]) -> Repair | None:
    """A long word with an error in one of its two parts: keep the part that is good, mend the other."""
    if len(word) < _MIN_BROKEN_COMPOUND:
        return None
    best: tuple[tuple[bool, int, int, str], Repair] | None = None
    for at in range(_MIN_PART, len(word) - _MIN_PART + 1):
        for good, bad, good_first in ((word[:at], word[at:], True), (word[at:], word[:at], False)):
            if good not in good_parts:
                continue
            for distance, other, is_token in _mended(bad, shelf):
                order = (is_token, distance, -len(good), other)
                if best is None or order < best[0]:
                    best = (order, Repair(good, other, is_token, good + other if good_first else other + good))
    return best[1] if best else None


def _mended(bad: str, shelf: WordShelf) -> list[tuple[int, str, bool]]:
    """What a broken part may have been: usual words of the catalogue, or else its tokens."""
    edits = allowed_edits(bad)
    found = [
        (distance, other, False)
        for distance, other in near_words(bad, shelf.words_by_length, edits)
        if len(other) >= _MIN_PART and shelf.words[other] >= _SEEN_OFTEN and other not in STOP_WORDS
    ]
    if found or len(stem(bad)) < _MIN_STEM:
        return found
    return [(distance, other, True) for distance, other in near_words(stem(bad), shelf.tokens_by_length, edits)]


def taken_apart(word: str, shelf: WordShelf) -> tuple[str, str] | None:
    """Two usual words that somebody wrote as one: huishoudelijkehulp."""

    def usual(part: str) -> bool:
        return shelf.words.get(part, 0) >= _SEEN_OFTEN and part not in STOP_WORDS

    for at in range(len(word) - _MIN_JOINED, _MIN_JOINED - 1, -1):
        if usual(word[:at]) and usual(word[at:]):
            return word[:at], word[at:]
    return None
