"""The look of a theme before it is chosen: light and dark beside each other, whatever scheme the screen has."""

from functools import cache
from pathlib import Path

from portal.web.colours import NIGHT, WHITE, ramp
from portal.web.themes import Theme, dark_declarations, declarations
from portal.web.theming.forms import SWATCHES
from portal.web.theming.own import CHROMA


def style_of_preview(theme: Theme) -> str:
    """The style sheet of the page on which a theme is chosen. All values are made here; none comes from outside."""
    light, dark = declarations(theme), {**declarations(theme), **dark_declarations(theme)}
    swatches = "".join(
        f".theme-swatches .field__choice:nth-child({place})::after{{background:{ramp(hue, CHROMA)[500]}}}"
        for place, hue in enumerate(SWATCHES, start=1)
    )
    return (
        f".theme-preview--light{{{_tokens(light, WHITE)}}}.theme-preview--dark{{{_tokens(dark, NIGHT)}}}"
        f".theme-preview{{--pv-small:{theme.radius[0]};--pv-radius:{theme.radius[1]};--pv-large:{theme.radius[2]};"
        f"--pv-glow:{theme.focus};--pv-heading:{theme.heading_font};--pv-weight:{theme.heading_weight}}}{swatches}"
    ) + _rules()


@cache
def _rules() -> str:
    return Path(__file__).with_name("preview.css").read_text(encoding="utf-8")


def _tokens(values: dict[str, str], paper: str) -> str:
    """The steps that the site uses: 500 for what is pressed, 100 for tints, 700 for text."""
    brand, grey = (f"--voorbeeld-kleuren-{name}-" for name in ("violet", "grijs"))
    named = {
        "paper": paper,
        "ink": values[f"{grey}700"],
        "quiet": values[f"{grey}500"],
        "edge": values[f"{grey}300"],
        "brand": values[f"{brand}500"],
        "brand-ink": values[f"{brand}700"],
        "brand-soft": values[f"{brand}100"],
        "on-brand": paper,
    }
    return "".join(f"--pv-{name}:{value};" for name, value in named.items())
