"""What makes a sentence hard to read, after the Dutch guidance for language level B1. Pure rules over one sentence.

The interface of the portal is held to the first table (`tests/reading`); editors are told of both while they write.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from cms.plain.sentences import words

LONGEST = 15
WALL = 20  # no reason is good enough for a sentence longer than this
WRITING = "writing"  # the group of words.toml for editors alone

Rule = Callable[[str], str]

BECOMES = frozenset({"wordt", "worden", "werd", "werden"})
# A past participle: ge-, or a verb that takes no ge- because of its first part, or ge in the middle (aangemeld).
PARTICIPLE = re.compile(
    r"^(?:(?:aan|af|bij|door|goed|in|mee|na|om|op|over|terug|toe|uit|vast|voor|weg)?ge\w{2,}(?:d|t|en)"
    r"|(?:be|ver|ont|her)\w{2,}(?:d|t|en))$"
)
# Words that look like a participle and are none.
NO_PARTICIPLE = frozenset(
    ["bedragen", "bedrijven", "begint", "begrijpt", "bekend", "belangen", "beleid", "beneden", "bent", "bepaalt",
     "bericht", "berichten", "besluit", "besluiten", "bestaat", "bestand", "betekent", "beter", "bezit", "bezoek",
     "gebied", "gebit", "gebruiken", "geduld", "geen", "geest", "gegeven", "gegevens", "geld", "gelden", "geldt",
     "geloven", "geluid", "gemeente", "gemeenten", "gesprekken", "geven", "gevolgen", "gewend", "gewicht",
     "gezicht", "gezinnen", "gezond", "herfst", "hert", "verandert", "verder", "verdient", "verliest", "vermogen",
     "verschillend", "verstand", "verzoeken"]
)  # fmt: skip
ABBREVIATION = re.compile(
    r"\b(?:[a-z]\.){2,}|\bt/m\b|\b(?:bijv|bv|evt|nr|incl|excl|max|min|ca|blz|etc|enz|resp|tel|ma|mw|dhr)\.(?=\s|$)",
    re.IGNORECASE,
)
FORMAL = frozenset({"u", "uw", "uzelf"})
INFORMAL = frozenset({"je", "jij", "jou", "jouw", "jullie", "jezelf"})


def too_long(sentence: str) -> str:
    """At most fifteen words."""
    count = len(words(sentence))
    return f"{count} woorden" if count > LONGEST else ""


def passive(sentence: str) -> str:
    """Say who does it: a form of "worden" beside a past participle."""
    said = [word.lower() for word in words(sentence)]
    becomes = next((word for word in said if word in BECOMES), "")
    done = next((word for word in said if PARTICIPLE.match(word) and word not in NO_PARTICIPLE | BECOMES), "")
    return f"{becomes} … {done}" if becomes and done else ""


def hard_word(sentence: str) -> str:
    """A word that has a plainer one."""
    said = f" {' '.join(word.lower() for word in words(sentence))} "
    found = next((hard for hard in hard_words() if f" {hard} " in said), "")
    return f"{found} → {hard_words()[found]}" if found else ""


def abbreviation(sentence: str) -> str:
    """Write it out."""
    found = ABBREVIATION.search(sentence)
    return found[0] if found else ""


def informal(sentence: str) -> str:
    """The house says "u"."""
    return next((word for word in words(sentence) if word.lower() in INFORMAL), "")


RULES: Mapping[str, Rule] = {
    "long": too_long,
    "passive": passive,
    "word": hard_word,
    "abbreviation": abbreviation,
    "informal": informal,
}


def complaints(sentence: str) -> dict[str, str]:
    """Which rules a sentence breaks, each with the words that break it."""
    return {name: found for name, rule in RULES.items() if (found := rule(sentence))}


@cache
def hard_words() -> Mapping[str, str]:
    """Hard word -> plainer word, from words.toml: those that the interface never says."""
    return {hard: plainer for name, group in _written().items() if name != WRITING for hard, plainer in group.items()}


@cache
def words_for_editors() -> Mapping[str, str]:
    """The same with those that only editors are told of."""
    return {hard: plainer for group in _written().values() for hard, plainer in group.items()}


@cache
def _written() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def hard_words_in(sentence: str) -> Iterator[tuple[str, str]]:
    """Each hard word of a sentence with its plainer one, in the order of the list; a long one before its parts."""
    said = f" {' '.join(word.lower() for word in words(sentence))} "
    for hard, plainer in _longest_first():
        if f" {hard} " in said:
            said = said.replace(f" {hard} ", " … ")
            yield hard, plainer


@cache
def _longest_first() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words_for_editors().items(), key=lambda each: (-each[0].count(" "), each[0])))
