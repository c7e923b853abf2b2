"""Whatever hue a municipality chooses, text stays readable."""

import pytest

from portal.web.colours import STEPS, contrast, ramp
from portal.web.themes import DEFAULT_THEME, THEMES, Theme, declarations, theme_named

WHITE = "#ffffff"
HUES = range(0, 360, 15)
# Pairs of steps that the styles put on each other, and what WCAG 2.2 asks of text (1.4.3) or of a border (1.4.11).
TEXT_ON_TINT = ((500, 50, 4.5), (500, 100, 4.5), (700, 50, 7.0), (700, 100, 7.0), (700, 200, 7.0), (600, 200, 4.5))


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("chroma", [0.01, 0.12, 0.2, 0.37])
def test_every_step_has_the_contrast_with_white_that_it_promises(hue: int, chroma: float) -> None:
    made = ramp(hue, chroma)

    assert [step.number for step in STEPS if contrast(made[step.number], WHITE) < step.contrast - 0.001] == []


@pytest.mark.parametrize("hue", HUES)
def test_text_is_readable_on_every_tint_it_stands_on(hue: int) -> None:
    made = ramp(hue, 0.2)

    assert [pair for pair in TEXT_ON_TINT if contrast(made[pair[0]], made[pair[1]]) < pair[2]] == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.slug)
def test_a_theme_is_23_declarations(theme: Theme) -> None:
    assert len(declarations(theme)) == 23


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.slug)
def test_the_glow_of_focus_is_seen_beside_dark_and_carries_dark_text(theme: Theme) -> None:
    assert contrast(theme.focus, "#0b0c0c") >= 7
    assert contrast(theme.focus, ramp(theme.hue, theme.chroma)[500]) >= 3


def test_an_unknown_theme_becomes_the_default_one() -> None:
    assert theme_named("weggegooid").slug == DEFAULT_THEME


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.478, abs=0.001)
