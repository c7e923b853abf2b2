"""Synonyms at query time: what else to look for when somebody writes these words. Data, so effective at once,
without reindexing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from search.analysis.folding import words
from search.analysis.stems import stem
from search.analysis.stopwords import STOP_WORDS

GENERAL = Path(__file__).parent / "data" / "synonyms.tsv"

Tokens = tuple[str, ...]


class Direction(StrEnum):
    """How far a synonym works."""

    BOTH = "eq"  # all terms replace each other
    ONE_WAY = "to"  # the first term also searches the others


@dataclass(frozen=True)
class SynonymRule:
    """One line of the list: terms of one or more words."""

    direction: Direction
    terms: tuple[str, ...]


@dataclass(frozen=True)
class SynonymTable:
    """Phrases, as stems, with the alternatives that they also look for."""

    alternatives: Mapping[Tokens, tuple[Tokens, ...]]
    longest: int

    def of(self, phrase: Tokens) -> tuple[Tokens, ...]:
        return self.alternatives.get(phrase, ())


NO_SYNONYMS = SynonymTable({}, 1)


def table_of(rules: Iterable[SynonymRule]) -> SynonymTable:
    """The table that the rules describe. Terms without content (only stop words) look for nothing."""
    found: dict[Tokens, dict[Tokens, None]] = {}
    for rule in rules:
        heads = rule.terms if rule.direction is Direction.BOTH else rule.terms[:1]
        for head in heads:
            key = tuple(stem(word) for word in words(head))
            for term in rule.terms:
                tokens = tuple(dict.fromkeys(stem(word) for word in words(term) if word not in STOP_WORDS))
                if key and tokens and term != head:
                    found.setdefault(key, {})[tokens] = None
    longest = max(map(len, found), default=1)
    return SynonymTable({key: tuple(others) for key, others in found.items()}, longest)


def parse(lines: Iterable[str]) -> list[SynonymRule]:
    """Rules from lines of a direction, a tab, and terms parted by " ; ".

    Raises:
        ValueError: a line is of another form; says which.
    """
    rules = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        direction, _, written = line.rstrip("\n").partition("\t")
        terms = tuple(term.strip() for term in written.split(" ; ") if term.strip())
        if direction not in set(Direction) or len(terms) < 2:
            raise ValueError(f"Line {number}: write eq or to, a tab, and two or more terms parted by ' ; '.")
        rules.append(SynonymRule(Direction(direction), terms))
    return rules


@lru_cache(maxsize=1)
def general_rules() -> tuple[SynonymRule, ...]:
    """The general list of money worries and what comes with them, which every portal starts with."""
    with GENERAL.open(encoding="utf-8") as lines:
        return tuple(parse(lines))
