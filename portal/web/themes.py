"""The look of each portal as data: 23 declarations fill the base layer of the design system.

A theme is chosen by hue; its ramps keep their contrast by construction (see colours.py), so nobody can pick a
failing colour. The dark scheme is no choice: its ramps are those of the theme, turned over. All themes are invented:
the token sets of real municipalities are not open source.
"""

from dataclasses import dataclass
from functools import cached_property

from portal.web.colours import ramp, turned_over

SANS = "'Noto Sans Variable', 'Noto Sans Arabic Variable', 'Noto Sans', system-ui, sans-serif"
SERIF = "'Ketenwijzer Serif', 'Noto Sans Arabic Variable', Georgia, serif"


@dataclass(frozen=True)
class Theme:
    """What makes one portal look like itself. Its logo is pictures/logo-SLUG.svg."""

    slug: str
    title: str
    hue: float
    chroma: float
    grey_hue: float
    grey_chroma: float
    focus: str
    radius: tuple[str, str, str]  # small, medium, large
    form_radius: str
    heading_font: str = SANS
    heading_weight: int = 700

    @property
    def preloaded_fonts(self) -> tuple[str, ...]:
        """The font files that the first screen needs."""
        sans = ("noto-sans-latin-wght-normal.woff2",)
        return sans if self.heading_font == SANS else (*sans, "source-serif-4-latin-wght-normal.woff2")

    @cached_property
    def bar_colour(self) -> str:
        """What a phone may colour its own bars with: the ink of the strip that stands on top of each page."""
        return ramp(self.grey_hue, self.grey_chroma)[700]

    @cached_property
    def dark_bar_colour(self) -> str:
        return turned_over(ramp(self.grey_hue, self.grey_chroma)[100])


THEMES = {
    theme.slug: theme
    for theme in (
        Theme("waterkant", "Waterkant: helder blauw, strakke hoeken", 244, 0.16, 250, 0.012, "#ffdd00",
              ("4px", "6px", "10px"), "4px"),
        Theme("heidedorp", "Heidedorp: paars als de hei, ronde hoeken, koppen met schreef", 345, 0.17, 330, 0.010,
              "#ffd84d", ("8px", "14px", "22px"), "10px", SERIF, 650),
        Theme("vechtgooi", "Gooi en Eem: groen van bos en weide, zachte hoeken", 158, 0.12, 160, 0.010, "#ffe14a",
              ("6px", "10px", "16px"), "8px"),
    )
}  # fmt: skip
DEFAULT_THEME = "waterkant"


def theme_named(slug: str) -> Theme:
    """The theme, or the default one when a portal names a theme that does not exist (any more)."""
    return THEMES.get(slug, THEMES[DEFAULT_THEME])


def declarations(theme: Theme) -> dict[str, str]:
    """The 23 custom properties of a theme. The library's own names for the ramps are violet and grey."""
    colours = {f"--voorbeeld-kleuren-violet-{step}": value for step, value in ramp(theme.hue, theme.chroma).items()}
    greys = {
        f"--voorbeeld-kleuren-grijs-{step}": value for step, value in ramp(theme.grey_hue, theme.grey_chroma).items()
    }
    small, medium, large = theme.radius
    return {
        **colours,
        **greys,
        "--basis-border-radius-sm": small,
        "--basis-border-radius-md": medium,
        "--basis-border-radius-lg": large,
        "--basis-form-control-border-radius": theme.form_radius,
        "--basis-heading-font-family": theme.heading_font,
        "--basis-heading-font-weight": str(theme.heading_weight),
        "--basis-focus-background-color": theme.focus,
    }


def dark_declarations(theme: Theme) -> dict[str, str]:
    """What changes in the dark scheme: both ramps. Corners, fonts and the glow of focus stay."""
    return {name: turned_over(value) for name, value in declarations(theme).items() if "-kleuren-" in name}
