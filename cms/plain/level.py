"""How hard a text is, as a figure: the formula of Flesch as Douma fitted it to Dutch.

W.H. Douma, "De leesbaarheid van landbouwbladen" (Wageningen, 1960):
206.84 - 0.77 x syllables per hundred words - 0.93 x words per sentence. It counts lengths and knows no words, so it is
no proof of level B1: a text of short words can still say something that nobody follows.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.plain.sentences import words

CONSTANT, PER_SYLLABLE, PER_WORD = 206.84, 0.77, 0.93
FEWEST_WORDS = 50  # under it one long word moves the figure more than the writing does
# Sounds that are written with several letters are one syllable; a trema begins a new one.
_SOUND = re.compile(
    r"eau|aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ei|ij|[aeiouyáéíóúàèìòùâêîôûäëïöü]", re.IGNORECASE
)
# From this score on, in words. Douma's seven classes, in pairs.
CLASSES: Sequence[tuple[float, str | Promise]] = (
    (80, _("makkelijk")),
    (60, _("gewoon")),
    (45, _("vrij moeilijk")),
    (30, _("moeilijk")),
    (float("-inf"), _("heel moeilijk")),
)


@dataclass(frozen=True)
class Level:
    """The figure, higher is easier, and what it means."""

    score: int
    label: str | Promise


def syllables(word: str) -> int:
    """How many syllables a Dutch word has, by its vowels; at least one."""
    return max(len(_SOUND.findall(word)), 1)


def level_of(sentences: Iterable[str]) -> Level | None:
    """The level of these sentences together; nothing when there are too few words to say. Pure."""
    said = [words(sentence) for sentence in sentences]
    counted = [word for sentence in said for word in sentence]
    if len(counted) < FEWEST_WORDS:
        return None
    per_hundred = 100 * sum(map(syllables, counted)) / len(counted)
    score = CONSTANT - PER_SYLLABLE * per_hundred - PER_WORD * len(counted) / len(said)
    label = next(label for least, label in CLASSES if score >= least)
    return Level(max(0, min(100, round(score))), label)
