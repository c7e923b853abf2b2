"""Mark in a text what was looked for: words whose stem or compound parts meet the question."""

import re
from functools import lru_cache

from search.analysis.folding import words
from search.analysis.stems import OVERRIDES
from search.analysis.tokens import word_tokens
from search.query import Fragment

_WORDS = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_DOUBLED = re.compile(r"(.)\1+")
_SUMMARY_LENGTH = 240


def marked(text: str, tokens: frozenset[str]) -> tuple[Fragment, ...]:
    """The text in pieces, those that meet the question marked."""
    pieces: list[Fragment] = []
    end = 0
    for word in _WORDS.finditer(text):
        if not _meets(word.group(), tokens):
            continue
        if word.start() > end:
            pieces.append(Fragment(text[end : word.start()]))
        pieces.append(Fragment(word.group(), marked=True))
        end = word.end()
    if end < len(text):
        pieces.append(Fragment(text[end:]))
    return tuple(pieces)


def excerpt(text: str, tokens: frozenset[str]) -> tuple[Fragment, ...]:
    """A piece of a longer text around the first word that was looked for, cut at whole words."""
    if len(text) <= _SUMMARY_LENGTH:
        return marked(text, tokens)
    first = next((word.start() for word in _WORDS.finditer(text) if _meets(word.group(), tokens)), 0)
    start = 0 if first < _SUMMARY_LENGTH // 2 else text.rfind(" ", 0, first - _SUMMARY_LENGTH // 3) + 1
    end = text.rfind(" ", start, start + _SUMMARY_LENGTH)
    end = len(text) if start + _SUMMARY_LENGTH >= len(text) else max(end, start + 1)
    cut = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return marked(cut, tokens)


def _meets(word: str, tokens: frozenset[str]) -> bool:
    # Most words of a text have nothing to do with the question; taking each apart costs more than the whole search.
    if word.isascii() and "'" not in word and not beginnings(tokens).search(word):
        return False
    return any(token in tokens for folded in words(word) for token in word_tokens(folded))


@lru_cache(maxsize=256)
def beginnings(tokens: frozenset[str]) -> re.Pattern[str]:
    """What a word must hold to have one of these tokens.

    A stem keeps the first three letters of its word or part of a word, but for doubled ones (brood, brod); the words
    whose stem is another one's are named in OVERRIDES.
    """
    stand_ins = {source for source in OVERRIDES if not tokens.isdisjoint(word_tokens(source))}
    starts = {_DOUBLED.sub(r"\1", token)[:3] for token in tokens | stand_ins}
    return re.compile("|".join(re.sub("(.)", r"\1+", start) for start in sorted(starts)) or r"(?!)", re.IGNORECASE)
