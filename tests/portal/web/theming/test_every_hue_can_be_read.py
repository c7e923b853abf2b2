"""A failing contrast cannot be chosen: every hue, in both schemes, keeps what WCAG 2.2 asks (1.4.3, 1.4.11)."""

import pytest

from portal.web.colours import NIGHT, WHITE, contrast
from portal.web.themes import Theme, dark_declarations, declarations
from portal.web.theming.own import CORNERS, LETTERS, OwnTheme, themed

BRAND, GREY = "--voorbeeld-kleuren-violet-", "--voorbeeld-kleuren-grijs-"
# Step of a ramp -> its contrast with the paper, as agreed in the research (ux.md, section 2).
ON_PAPER = {400: 4.8, 500: 6.6, 600: 9.0, 700: 13.0}
# Text of one step on a tint of another.
ON_TINT = ((500, 50, 4.5), (500, 100, 4.5), (600, 200, 4.5), (700, 50, 7.0), (700, 100, 7.0), (700, 200, 7.0))
INK_OF_FOCUS = "#0b0c0c"


def _theme(hue: int) -> Theme:
    return themed("waterkant", {"hue": hue})


def _failing(values: dict[str, str], paper: str) -> list[str]:
    wrong = []
    for ramp in (BRAND, GREY):
        for step, asked in ON_PAPER.items():
            if contrast(values[f"{ramp}{step}"], paper) < asked - 0.01:
                wrong.append(f"{ramp}{step} on paper")
        for text, tint, asked in ON_TINT:
            if contrast(values[f"{ramp}{text}"], values[f"{ramp}{tint}"]) < asked:
                wrong.append(f"{ramp}{text} on {tint}")
    return wrong


@pytest.mark.parametrize("begin", range(0, 360, 60))
def test_every_hue_of_360_in_both_schemes(begin: int) -> None:
    wrong = {
        hue: found
        for hue in range(begin, begin + 60)
        if (
            found := _failing(declarations(_theme(hue)), WHITE)
            + _failing({**declarations(_theme(hue)), **dark_declarations(_theme(hue))}, NIGHT)
        )
    }

    assert wrong == {}


def test_the_glow_of_focus_is_seen_beside_every_hue() -> None:
    focus = _theme(0).focus

    assert contrast(focus, INK_OF_FOCUS) >= 7
    assert [hue for hue in range(360) if contrast(focus, declarations(_theme(hue))[f"{BRAND}500"]) < 3] == []


def test_a_ramp_that_keeps_no_promise_is_found() -> None:
    """Sabotage: the check itself can fail."""
    pale = dict.fromkeys(declarations(_theme(0)), "#eeeeee")

    assert _failing(pale, WHITE)


def test_every_choice_is_a_theme_of_its_own() -> None:
    made = {
        themed("waterkant", {"hue": hue, "corners": corners, "letters": letters}).digest
        for hue in (0, 120, 359)
        for corners in CORNERS
        for letters in LETTERS
    }

    assert len(made) == 18
    assert "" not in made


@pytest.mark.parametrize(
    "told",
    [
        None,
        "rood",
        [],
        {},
        {"hue": 360},
        {"hue": -1},
        {"hue": 1, "corners": "x"},
        {"hue": 1, "focus": "red"},
        {"hue": "1"},
    ],
)
def test_what_makes_no_sense_is_the_theme_of_the_house(told: object) -> None:
    assert OwnTheme.of_json(told) is None
    assert themed("heidedorp", told).digest == ""
