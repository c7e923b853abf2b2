"""Cut Dutch compounds into the words they are made of, so that "schuldhulpverlening" is found by "hulp bij schulden".

The cheapest way of covering the word wins. A part must carry a compound flag of the word list or be a known part
of this field.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from search.analysis.compound_rules import (
    AFFIXES,
    DERIVATION,
    INFLECTIONS,
    KEEP_WHOLE,
    LINKS,
    PREFIXED_ENDINGS,
    PREFIXES,
    RARE_LINKS,
    SHORT_PARTS,
)
from search.analysis.field_words import field_words
from search.analysis.lexicon import Lexicon, lexicon

_MIN_WORD = 7
_MIN_PART = 3
_MAX_PARTS = 5
# Costs of a part: its existence, not being a word of this field, three letters, a rare link; frequency breaks ties.
_PART, _UNFAMILIAR, _SHORT, _RARE, _TIE = 1.0, 0.6, 0.8, 0.25, 0.02
_RESTORED = {"v": "f", "z": "s"}


@dataclass(frozen=True)
class Part:
    """One part of a compound: its base form and where it starts in the word."""

    base: str
    start: int


@dataclass(frozen=True)
class Splitter:
    """The splitting rules over one lexicon and the familiar words of the field with a rough frequency."""

    lexicon: Lexicon
    familiar: dict[str, int]

    def parts(self, word: str) -> tuple[str, ...]:
        """Base forms of all parts, each part split again and kept; nothing when the word stays whole."""
        found: list[str] = []
        for part in self.segments(word):
            found.append(part.base)
            found += self.parts(part.base)
        return tuple(dict.fromkeys(found))

    def leaves(self, word: str) -> list[Part]:
        """The smallest parts, with their place in the word."""
        segments = self.segments(word)
        if not segments:
            return [Part(word, 0)]
        return [Part(leaf.base, part.start + leaf.start) for part in segments for leaf in self.leaves(part.base)]

    def segments(self, word: str) -> list[Part]:
        """The cheapest cover of the word by two or more parts; empty when it is no compound."""
        if self._stays_whole(word):
            return []
        length = len(word)
        # cheapest[at]: cost and parts of the best cover of word[:at]; parts are counted to keep the depth bounded.
        cheapest: list[tuple[float, list[Part]] | None] = [None] * (length + 1)
        cheapest[0] = (0.0, [])
        for end in range(_MIN_PART, length + 1):
            if 0 < length - end < _MIN_PART:
                continue
            for start in range(end - _MIN_PART + 1):
                before = cheapest[start]
                if before is None or len(before[1]) == _MAX_PARTS or end - start == length:
                    continue
                hit = self._part(word[start:end], last=end == length)
                if hit is None:
                    continue
                cost = before[0] + hit[0]
                best = cheapest[end]
                if best is None or cost < best[0]:
                    cheapest[end] = (cost, [*before[1], Part(hit[1], start)])
        whole = cheapest[length]
        return whole[1] if whole and len(whole[1]) > 1 else []

    def _stays_whole(self, word: str) -> bool:
        if len(word) < _MIN_WORD or word in KEEP_WHOLE or not word.isalpha() or not word.isascii():
            return True
        if DERIVATION.match(word) and self.lexicon.is_word(word):
            return True
        return self.lexicon.is_verb(word) or self._is_prefixed(word)

    def _is_prefixed(self, word: str) -> bool:
        """ver+strekken, be+handelingen: an unstressed prefix before an existing word makes no compound."""
        for prefix in PREFIXES:
            if not word.startswith(prefix):
                continue
            rest = word.removeprefix(prefix)
            if any(
                rest.endswith(end) and self.lexicon.is_word(rest[: len(rest) - len(end)]) for end in PREFIXED_ENDINGS
            ):
                return True
        return False

    def _part(self, segment: str, *, last: bool) -> tuple[float, str] | None:
        """The cost and base form of a segment as a part, or None when it cannot be one."""
        best: tuple[float, str] | None = None
        for link in INFLECTIONS if last else LINKS:
            if not segment.endswith(link):
                continue
            base = self._base(segment[: len(segment) - len(link)], link)
            if base is None:
                continue
            seen = self.familiar.get(base, 0) + self.familiar.get(segment, 0)
            cost = _PART + (0 if seen else _UNFAMILIAR) + (_SHORT if len(base) == _MIN_PART else 0)
            cost += (_RARE if link in RARE_LINKS else 0) - _TIE * log1p(self.familiar.get(base, 0))
            if best is None or cost < best[0]:
                best = (cost, base)
        return best

    def _base(self, stripped: str, link: str) -> str | None:
        if len(stripped) < _MIN_PART or stripped in AFFIXES:
            return None
        if len(stripped) == _MIN_PART and stripped not in SHORT_PARTS:
            return None
        return stripped if self._is_legal(stripped) else self._restored(stripped, link)

    def _is_legal(self, base: str) -> bool:
        return self.lexicon.is_part(base) or base in SHORT_PARTS or base in self.familiar

    def _restored(self, stripped: str, link: str) -> str | None:
        """Undo the spelling of plurals and links: scholen -> school, brieven -> brief, bussen -> bus, -heden ->
        -heid."""
        if stripped.endswith("hed") and link == "en":
            noun = stripped[:-3] + "heid"
            return noun if self.lexicon.is_word(noun) else None
        if link not in ("en", "e") or len(stripped) < 4:
            return None
        ending, vowel = stripped[-1], stripped[-2]
        hard = stripped[:-1] + _RESTORED.get(ending, ending)
        single = stripped[:-1] if ending == vowel else ""
        candidates = (stripped[:-1] + vowel + ending, hard[:-1] + vowel + hard[-1], hard, single)
        return next((word for word in candidates if self.lexicon.is_part(word)), None)


@lru_cache(maxsize=1)
def splitter() -> Splitter:
    """The splitter of this installation; the lexicon is loaded when it is first asked for."""
    return Splitter(lexicon(), field_words())


@lru_cache(maxsize=200_000)
def compound_parts(word: str) -> tuple[str, ...]:
    """The parts of one folded word, see Splitter.parts."""
    return splitter().parts(word)
