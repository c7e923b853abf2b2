"""The fonts: only the letters and weights that pages use, and the rules that load a file when its letters are there.

A phone on a slow line pays for every kilobyte. Of each font we keep the letters of the languages that the site speaks,
the weights between regular and bold (headings with serifs have one), and no hints for screens of twenty years ago.
Making them takes seconds, so a file is made anew only when its source or this module changed.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from portal.web.build.places import BUILT, NODE_MODULES

LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
LATIN_EXTENDED = "U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B,U+1E80-1E85,U+1E9E,U+1EA0-1EF9,U+20A0-20AB,U+20BA"
CYRILLIC = "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"
# Arabic, and what Persian, Dari and Urdu write beside it; the marks of the Quran stay behind.
ARABIC = (
    "U+060C,U+061B,U+061F,U+0621-063A,U+0640-0652,U+0654-0655,U+0660-066D,U+0670-0671,U+0679,U+067E,U+0686,U+0688,"
    "U+0691,U+0698,U+06A9,U+06AF,U+06BA,U+06BE,U+06C0-06C3,U+06CC,U+06D2-06D5,U+06F0-06F9,U+200C-200F"
)
# Joining and placing letters, and figures of one width for tables.
FEATURES = (
    "calt", "ccmp", "clig", "curs", "fina", "init", "isol", "kern", "liga", "lnum", "locl", "mark", "medi", "mkmk",
    "rclt", "rlig", "rvrn", "tnum",
)  # fmt: skip
# In every file, and in no rule: a browser takes a space from the first font, the press of the folder from the font of
# the word before it.
SPACES = frozenset({0x20, 0xA0})
KEPT_NAMES = (0, 1, 2, 13, 14)  # copyright, family, style, licence


@dataclass(frozen=True)
class Font:
    family: str
    package: str
    file: str
    letters: str
    weights: tuple[int, int] = (400, 700)

    @property
    def source(self) -> Path:
        return NODE_MODULES / "@fontsource-variable" / self.package / "files" / self.file


# Adobe reserves the name Source for what it made itself; a part of it needs a name of its own.
SERIF_FAMILY = "Ketenwijzer Serif"
FONTS = (
    Font("Noto Sans Variable", "noto-sans", "noto-sans-latin-wght-normal.woff2", LATIN),
    Font("Noto Sans Variable", "noto-sans", "noto-sans-latin-ext-wght-normal.woff2", LATIN_EXTENDED),
    Font("Noto Sans Variable", "noto-sans", "noto-sans-cyrillic-wght-normal.woff2", CYRILLIC),
    Font("Noto Sans Arabic Variable", "noto-sans-arabic", "noto-sans-arabic-arabic-wght-normal.woff2", ARABIC),
    Font(SERIF_FAMILY, "source-serif-4", "source-serif-4-latin-wght-normal.woff2", LATIN, (650, 650)),
    Font(SERIF_FAMILY, "source-serif-4", "source-serif-4-latin-ext-wght-normal.woff2", LATIN_EXTENDED, (650, 650)),
    Font(SERIF_FAMILY, "source-serif-4", "source-serif-4-cyrillic-wght-normal.woff2", CYRILLIC, (650, 650)),
)
FOLDER = "fonts"


def build() -> list[Path]:
    """Make the font files that are not there yet."""
    (BUILT / FOLDER).mkdir(exist_ok=True)
    return [_made(font) for font in FONTS]


def faces() -> str:
    """The @font-face rules."""
    return "\n".join(
        f"@font-face{{font-family:'{font.family}';font-style:normal;font-display:swap;font-weight:{_weights(font)};"
        f"src:url('{FOLDER}/{font.file}') format('woff2');unicode-range:{font.letters}}}"
        for font in FONTS
    )


def _weights(font: Font) -> str:
    lightest, heaviest = font.weights
    return str(lightest) if lightest == heaviest else f"{lightest} {heaviest}"


def _made(font: Font) -> Path:
    path = BUILT / FOLDER / font.file
    newest = max(font.source.stat().st_mtime, Path(__file__).stat().st_mtime)
    if path.exists() and path.stat().st_mtime >= newest:
        return path
    made = _subset(TTFont(font.source), letters_of(font.letters) | SPACES)
    lightest, heaviest = font.weights
    instantiateVariableFont(made, {"wght": lightest if lightest == heaviest else font.weights}, inplace=True)
    for name in made["name"].names:
        if name.nameID == 1:
            name.string = font.family
    made.flavor = "woff2"
    beside = path.with_suffix(".part")
    made.save(beside)
    return beside.replace(path)


def _subset(font: Any, letters: set[int]) -> Any:
    options = Options(layout_features=list(FEATURES), name_IDs=list(KEPT_NAMES), hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return font


def letters_of(ranges: str) -> set[int]:
    """The letters of a CSS unicode-range."""
    found: set[int] = set()
    for each in ranges.split(","):
        first, _dash, last = each.removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found
