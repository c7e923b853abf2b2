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
# Letters of a language beside those of Dutch, and the files that have them. Space and figures are in the Latin file.
LETTERS = {"ar": "arabic", "tr": "latin-ext", "pl": "latin-ext", "uk": "cyrillic"}
FONT_FILES = {
    SANS: {
        "latin": "noto-sans-latin-wght-normal.woff2",
        "latin-ext": "noto-sans-latin-ext-wght-normal.woff2",
        "cyrillic": "noto-sans-cyrillic-wght-normal.woff2",
        "arabic": "noto-sans-arabic-arabic-wght-normal.woff2",
    },
    SERIF: {
        "latin": "source-serif-4-latin-wght-normal.woff2",
        "latin-ext": "source-serif-4-latin-ext-wght-normal.woff2",
        "cyrillic": "source-serif-4-cyrillic-wght-normal.woff2",
    },
}


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
    digest: str = ""  # of the style sheet of a portal's own choice; a theme of the house is a file of the build
    logo: str = ""  # the digest of a logo of the portal's own
    logo_width: int = 0
    logo_height: int = 0

    def fonts_of_first_screen(self, language: str) -> tuple[str, ...]:
        """The font files that the first screen in a language needs; for a language without a row those of Dutch."""
        letters = ("latin", LETTERS[language]) if language in LETTERS else ("latin",)
        families = dict.fromkeys((SANS, self.heading_font))
        return tuple(FONT_FILES[family][each] for family in families for each in letters if each in FONT_FILES[family])

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
# Paper is white, so the dark scheme is for screens alone.
DARK = "@media screen and (prefers-color-scheme:dark)"


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


def style_of(theme: Theme) -> str:
    """The style sheet of a theme: its declarations in both schemes, in the layer that wins."""
    light, dark = (
        "".join(f"{name}:{value};" for name, value in filled.items())
        for filled in (declarations(theme), dark_declarations(theme))
    )
    return f"@layer thema{{:root{{{light}}}{DARK}{{:root{{{dark}}}}}}}"
