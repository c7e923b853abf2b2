"""Mark in a text what was looked for: words whose stem or compound parts meet the question."""

import re
from collections.abc import Collection

from search.analysis.folding import words
from search.analysis.tokens import word_tokens
from search.query import Fragment

_WORDS = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_SUMMARY_LENGTH = 240


def marked(text: str, tokens: Collection[str]) -> tuple[Fragment, ...]:
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


def excerpt(text: str, tokens: Collection[str]) -> tuple[Fragment, ...]:
    """A piece of a longer text around the first word that was looked for, cut at whole words."""
    if len(text) <= _SUMMARY_LENGTH:
        return marked(text, tokens)
    first = next((word.start() for word in _WORDS.finditer(text) if _meets(word.group(), tokens)), 0)
    start = 0 if first < _SUMMARY_LENGTH // 2 else text.rfind(" ", 0, first - _SUMMARY_LENGTH // 3) + 1
    end = text.rfind(" ", start, start + _SUMMARY_LENGTH)
    end = len(text) if start + _SUMMARY_LENGTH >= len(text) else max(end, start + 1)
    cut = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return marked(cut, tokens)


def _meets(word: str, tokens: Collection[str]) -> bool:
    return any(token in tokens for folded in words(word) for token in word_tokens(folded))
