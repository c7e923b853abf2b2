"""Every pair of colours that a component puts on each other, in each theme and each scheme, from the built styles.

axe cannot decide contrast over a drawing or a picture ("incomplete"): this is what looks there. Text: WCAG 2.2,
1.4.3; what one must see to use a control, and where focus is: 1.4.11.
"""

import re
from collections.abc import Iterator

import pytest

from portal.web.build import __main__ as build
from portal.web.build.places import NODE_MODULES
from portal.web.colours import contrast
from portal.web.themes import THEMES
from tests.portal.web import tokens
from tests.portal.web.tokens import SCHEMES, Rule, colour, rules

TINTS = ("--paper", "--soft", "--mist", "--brand-soft", "--brand-mist")
MISTS = ("--good-mist", "--warn-mist", "--bad-mist")
ACTION = "--basis-color-action-1"
# Text -> what it stands on, and the contrast asked.
TEXT: dict[str, tuple[tuple[str, ...], float]] = {
    "--ink": ((*TINTS, *MISTS), 7.0),
    "--quiet": (TINTS, 4.5),
    "--brand-text": (TINTS, 4.5),
    "--brand-ink": ((*TINTS, "--basis-color-accent-1-bg-active"), 7.0),
    "--good": (("--paper", "--soft", "--good-mist"), 4.5),
    "--warn": (("--paper", "--soft", "--warn-mist"), 4.5),
    "--bad": (("--paper", "--soft", "--bad-mist"), 4.5),
    "--paper": (("--bad", "--brand-ink", "--quiet", "--basis-color-negative-color-hover"), 4.5),
    "--on-brand": (("--brand", "--brand-ink", "--ink"), 4.5),
    "--on-band": (("--band",), 4.5),
    "--on-floor": (("--floor",), 7.0),
    "--on-strip": (("--strip",), 7.0),
    "--on-glow": (("--glow",), 7.0),
    "--basis-focus-color": (("--glow",), 7.0),
    "--basis-heading-color": (TINTS, 7.0),
    "--basis-color-default-color-subtle": (("--paper",), 4.5),
    # The library's own: buttons, boxes to fill in, and their states.
    "--nl-button-primary-color": (("--nl-button-primary-background-color",), 4.5),
    "--nl-button-primary-hover-color": (("--nl-button-primary-hover-background-color",), 4.5),
    "--nl-button-primary-active-color": (("--nl-button-primary-active-background-color",), 4.5),
    "--nl-button-secondary-color": (("--paper", "--soft", "--brand-soft"), 4.5),
    "--nl-button-secondary-hover-color": (("--nl-button-secondary-hover-background-color",), 4.5),
    "--nl-button-subtle-color": (("--paper", "--soft"), 4.5),
    "--nl-button-focus-color": (("--nl-button-focus-background-color",), 7.0),
    "--utrecht-textbox-color": (("--utrecht-textbox-background-color",), 7.0),
    "--utrecht-textbox-placeholder-color": (("--utrecht-textbox-background-color",), 4.5),
    "--utrecht-textbox-invalid-color": (("--utrecht-textbox-invalid-background-color",), 7.0),
    "--utrecht-select-color": (("--utrecht-select-background-color",), 7.0),
    "--nl-skip-link-color": (("--nl-skip-link-background-color",), 7.0),
}
# What is no text: edges of controls, marks of a state, pins on the land, the shapes of a drawing on its disc.
SHAPES: dict[str, tuple[str, ...]] = {
    "--basis-form-control-border-color": ("--paper", "--soft", "--brand-soft"),
    "--basis-form-control-invalid-border-color": ("--paper",),
    "--basis-form-control-accent-color": ("--paper", "--soft"),
    f"{ACTION}-border-default": ("--paper", "--soft"),
    "--brand": ("--paper", "--soft", "--brand-soft"),
    "--brand-text": ("--brand-soft", "--soft", "--paper"),
    "--quiet": ("--brand-soft",),
    "--good": ("--paper", "--good-mist"),
    "--bad": ("--paper", "--bad-mist"),
}
GROUNDS = ("--paper", "--soft", "--mist", "--brand-soft", "--brand-mist", "--band", "--floor", "--strip")
DRAWN = (("--p1", "--p2"), ("--p5", "--p2"), ("--p6", "--p1"), ("--p6", "--p5"))
# On the drawn map: numbers and names on pins, clusters and land; pins, clusters and borders on the land around them.
ON_THE_MAP = (
    *((text, on, 4.5) for text, on in (("--on-brand", "--brand"), ("--ink", "--paper"), ("--paper", "--brand-ink"))),
    *((text, on, 4.5) for text, on in (("--paper", "--ink"), ("--paper", "--focus"))),
    *((name, land, 4.5) for name in ("--quiet", "--brand-ink") for land in ("--brand-soft", "--soft", "--mist")),
    *(
        (pin, land, 3.0)
        for pin in ("--brand", "--quiet", "--brand-ink")
        for land in ("--brand-soft", "--soft", "--mist")
    ),
    ("--brand-text", "--brand-soft", 3.0),
)
# A name that a state fills in: each of what it may be is text of the table.
STANDS_FOR = {"--light": {"--good", "--warn", "--bad", "--quiet"}}
# The last one lies behind a window that is open, over the page.
NOT_A_COLOUR = {"inherit", "currentColor", "none", "transparent", "#fff", "rgb(0 0 0 / .5)"}


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    if not NODE_MODULES.is_dir():
        pytest.skip("Needs node_modules: run `make assets`.")
    assert build.main() == 0
    tokens._values.cache_clear()


def _faint(theme: str, scheme: str, asked: Iterator[tuple[str, str, float, str]]) -> list[str]:
    return [
        f"{front} on {ground}: {found:.2f}"
        for front, ground, least, where in asked
        if (found := contrast(colour(front, theme, scheme, where), colour(ground, theme, scheme, where))) < least
    ]


def _text() -> Iterator[tuple[str, str, float, str]]:
    return ((front, ground, least, "") for front, (grounds, least) in TEXT.items() for ground in grounds)


everywhere = pytest.mark.parametrize(("theme", "scheme"), [(theme, scheme) for theme in THEMES for scheme in SCHEMES])


@everywhere
def test_text_is_readable_on_what_it_stands_on(theme: str, scheme: str) -> None:
    assert _faint(theme, scheme, _text()) == []


@everywhere
def test_controls_and_marks_are_seen(theme: str, scheme: str) -> None:
    assert _faint(theme, scheme, ((front, on, 3.0, "") for front, grounds in SHAPES.items() for on in grounds)) == []


@everywhere
def test_a_drawing_is_seen_on_its_disc(theme: str, scheme: str) -> None:
    assert _faint(theme, scheme, ((front, on, 3.0, ".picture") for front, on in DRAWN)) == []


@everywhere
def test_numbers_names_and_pins_are_seen_on_the_map(theme: str, scheme: str) -> None:
    assert _faint(theme, scheme, ((front, ground, least, ".map") for front, ground, least in ON_THE_MAP)) == []


@everywhere
def test_where_focus_is_can_be_seen_on_everything(theme: str, scheme: str) -> None:
    """A ring of two colours, so that one of them always stands off."""
    for ground in GROUNDS:
        under = colour(ground, theme, scheme)
        ring = max(contrast(colour(part, theme, scheme), under) for part in ("--focus", "--glow"))
        assert ring >= 3, ground


@everywhere
def test_a_rule_that_sets_both_colours_sets_a_readable_pair(theme: str, scheme: str) -> None:
    found = [
        f"{rule.selector}: {front} on {ground}"
        for rule in rules()
        if _counts_in(rule, scheme) and (pair := _pair(rule)) is not None
        for front, ground in [pair]
        if contrast(colour(front, theme, scheme), colour(ground, theme, scheme)) < 4.5
    ]
    assert found == []


def test_every_colour_of_text_has_a_line_in_the_table() -> None:
    """Somebody who writes a new `color:` says here what it stands on."""
    used = {value for rule in rules() if (value := rule.declared.get("color", "").strip())}
    known = {f"var({token})" for token in (*TEXT, *STANDS_FOR)} | NOT_A_COLOUR
    assert {value for value in used - known if not _is_system_colour(value)} == set()


@pytest.mark.parametrize("name", STANDS_FOR)
def test_a_name_that_a_state_fills_in_is_one_of_the_texts_of_the_table(name: str) -> None:
    filled = {value.strip() for rule in rules() if (value := rule.declared.get(name))}

    assert STANDS_FOR[name] <= set(TEXT)
    assert filled == {f"var({token})" for token in STANDS_FOR[name]}


def test_every_ground_has_a_line_in_the_table() -> None:
    used = {
        value
        for rule in rules()
        for name in ("background", "background-color")
        if (value := rule.declared.get(name, "").replace("!important", "").strip())
    }
    carried = {ground for grounds, _least in TEXT.values() for ground in grounds}
    known = {f"var({token})" for token in carried} | NOT_A_COLOUR
    assert {value for value in used - known if not _is_system_colour(value)} == set()


def test_a_colour_that_was_not_turned_over_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: the dark scheme gets dark paper and keeps the inks of the light one."""
    light = tokens._values("waterkant", "light") | {"--voorbeeld-kleuren-wit": "#17191b"}
    monkeypatch.setattr(tokens, "_values", lambda _theme, _scheme: light)

    assert _faint("waterkant", "dark", _text()) != []


def _counts_in(rule: Rule, scheme: str) -> bool:
    return rule.scheme in {"light", *scheme.split()} and "forced" not in rule.media and "print" not in rule.media


def _pair(rule: Rule) -> tuple[str, str] | None:
    front = re.fullmatch(r"var\((--[\w-]+)\)", rule.declared.get("color", "").strip())
    ground = re.fullmatch(r"var\((--[\w-]+)\)", rule.declared.get("background", "").strip())
    return (front[1], ground[1]) if front and ground else None


def _is_system_colour(value: str) -> bool:
    return value in {"Canvas", "CanvasText", "Highlight", "HighlightText", "LinkText", "ButtonFace", "ButtonText"}
