"""The fonts, and the rules that load a file only when the page has letters of its script."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from portal.web.build.places import BUILT, NODE_MODULES

LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
LATIN_EXTENDED = (
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,"
    "U+2020,U+20A0-20AB,U+20AD-20C0,U+2113"
)
CYRILLIC = "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"
ARABIC = (
    "U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,"
    "U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC"
)


@dataclass(frozen=True)
class Font:
    family: str
    package: str
    file: str
    letters: str
    weights: str = "100 900"


FONTS = (
    Font("Noto Sans Variable", "noto-sans", "noto-sans-latin-wght-normal.woff2", LATIN),
    Font("Noto Sans Variable", "noto-sans", "noto-sans-latin-ext-wght-normal.woff2", LATIN_EXTENDED),
    Font("Noto Sans Variable", "noto-sans", "noto-sans-cyrillic-wght-normal.woff2", CYRILLIC),
    Font("Noto Sans Arabic Variable", "noto-sans-arabic", "noto-sans-arabic-arabic-wght-normal.woff2", ARABIC),
    Font("Source Serif 4 Variable", "source-serif-4", "source-serif-4-latin-wght-normal.woff2", LATIN, "200 900"),
)
FOLDER = "fonts"


def build() -> list[Path]:
    """Copy the font files."""
    (BUILT / FOLDER).mkdir(exist_ok=True)
    return [
        Path(shutil.copy(NODE_MODULES / "@fontsource-variable" / font.package / "files" / font.file, BUILT / FOLDER))
        for font in FONTS
    ]


def faces() -> str:
    """The @font-face rules."""
    return "\n".join(
        f"@font-face{{font-family:'{font.family}';font-style:normal;font-display:swap;font-weight:{font.weights};"
        f"src:url('{FOLDER}/{font.file}') format('woff2-variations');unicode-range:{font.letters}}}"
        for font in FONTS
    )
