"""What the index holds of a text: the stem of each word and the stems of its compound parts."""

from functools import lru_cache

from search.analysis.compounds import compound_parts
from search.analysis.folding import words
from search.analysis.stems import base_word, stem
from search.analysis.stopwords import STOP_WORDS

_MIN_PART_STEM = 3


@lru_cache(maxsize=200_000)
def part_stems(word: str) -> tuple[str, ...]:
    """Stems of the compound parts of a word, its own stem left out."""
    whole = stem(word)
    stems = dict.fromkeys(stem(part) for part in compound_parts(base_word(word)))
    return tuple(part for part in stems if part != whole and len(part) >= _MIN_PART_STEM)


@lru_cache(maxsize=200_000)
def word_tokens(word: str) -> tuple[str, ...]:
    """All tokens of one folded word, the word's own stem first."""
    return (stem(word), *part_stems(word))


def surface_words(text: str) -> list[str]:
    """The folded words of a text that carry meaning."""
    return [word for word in words(text) if word not in STOP_WORDS]


def index_tokens(text: str) -> list[str]:
    """The tokens of a text in order, [0-9a-z]+ each: what engines store and match without touching."""
    return [token for word in surface_words(text) for token in word_tokens(word)]
