"""The figure is the published formula, and says nothing about a text that is too short."""

import pytest

from cms.plain.level import CONSTANT, PER_SYLLABLE, PER_WORD, level_of, syllables

SYLLABLES = [
    ("huis", 1),
    ("tafel", 2),
    ("bijstandsuitkering", 5),
    ("ideeën", 3),
    ("bureau", 2),
    ("moeilijk", 2),
    ("tv", 1),
]


@pytest.mark.parametrize(("word", "count"), SYLLABLES)
def test_syllables_are_counted_by_their_sound(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_constants_are_those_of_douma() -> None:
    assert (CONSTANT, PER_SYLLABLE, PER_WORD) == (206.84, 0.77, 0.93)


def test_the_figure_follows_the_formula() -> None:
    """Sentences of six words with eleven syllables: 206.84 - 0.77 x 183.33 - 0.93 x 6 = 60.09."""
    level = level_of(["Wij helpen alle mensen zonder water."] * 10)

    assert level is not None
    assert level.score == 60


def test_long_words_and_sentences_make_the_figure_lower() -> None:
    easy = level_of(["Wij helpen u graag met uw vraag."] * 10)
    hard = level_of(["De schuldhulpverleningsorganisatie faciliteert gemeentelijke bijstandsuitkeringen " * 4] * 4)

    assert easy is not None
    assert hard is not None
    assert easy.score > 60 > hard.score


def test_a_short_text_has_no_figure() -> None:
    assert level_of(["Wij helpen u."] * 3) is None
