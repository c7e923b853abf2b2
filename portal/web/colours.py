"""Colour ramps that keep a promised contrast with white, whatever hue a municipality chooses.

Colours are sought in OKLCH: hue and chroma are given, lightness is found by halving until the contrast is met.
For the dark scheme each colour is turned over: it gets the contrast with the dark paper that it has with white.
Contrast is a quotient, so two colours that are turned over keep the contrast that they have with each other.
Conversion: Björn Ottosson, "A perceptual color space for image processing" (2020). Contrast: WCAG 2.2, 1.4.3.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

Rgb = tuple[float, float, float]  # linear light, 0 to 1


@dataclass(frozen=True)
class Step:
    """One colour of a ramp: its contrast with white at least, and which share of the chroma it carries."""

    number: int
    contrast: float
    chroma: float


# 400 is text on white (4.5 asked), 500 and up are text on the tints 50 to 200 too, 700 is body text.
STEPS = (
    Step(50, 1.045, 0.16),
    Step(100, 1.12, 0.28),
    Step(200, 1.32, 0.5),
    Step(300, 2.0, 0.8),
    Step(400, 4.8, 1.0),
    Step(500, 6.6, 1.0),
    Step(600, 9.4, 0.9),
    Step(700, 13.2, 0.62),
)

WHITE = "#ffffff"
NIGHT = "#17191b"  # the paper of the dark scheme: dark enough for every step above, light enough to rest the eye


def ramp(hue: float, chroma: float) -> dict[int, str]:
    """Eight colours of one hue, from tint to ink, as hexadecimal text."""
    return {
        step.number: _hexadecimal(_with_contrast(step.contrast, hue, chroma * step.chroma, _parsed(WHITE)))
        for step in STEPS
    }


def turned_over(colour: str) -> str:
    """The colour of the same hue that stands off from the dark paper as this one does from white."""
    if colour == WHITE:
        return NIGHT
    chroma, hue = _chroma_and_hue(_parsed(colour))
    return _hexadecimal(_with_contrast(contrast(colour, WHITE), hue, chroma, _parsed(NIGHT)), math.ceil)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two hexadecimal colours, 1 to 21."""
    lighter, darker = sorted((_luminance(_parsed(one)), _luminance(_parsed(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _with_contrast(target: float, hue: float, chroma: float, paper: Rgb) -> Rgb:
    """The colour of this hue nearest to the paper that has the contrast with it: darker on white, lighter on night."""
    near, far = (0.0, 1.0)[:: -1 if _luminance(paper) > 0.5 else 1]
    ground = _luminance(paper) + 0.05
    for _halving in range(40):
        middle = (near + far) / 2
        found = _luminance(_inside_gamut(middle, chroma, hue)) + 0.05
        if max(found, ground) / min(found, ground) > target and (found > ground) == (far > near):
            far = middle
        else:
            near = middle
    return _inside_gamut(far, chroma, hue)


def _inside_gamut(lightness: float, chroma: float, hue: float) -> Rgb:
    """The colour, with as much of the chroma as a screen can show."""
    while chroma > 0 and not all(-1e-4 <= part <= 1.0001 for part in _oklch(lightness, chroma, hue)):
        chroma -= 0.002
    red, green, blue = (min(1.0, max(0.0, part)) for part in _oklch(lightness, max(chroma, 0.0), hue))
    return red, green, blue


def _oklch(lightness: float, chroma: float, hue: float) -> Rgb:
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _chroma_and_hue(colour: Rgb) -> tuple[float, float]:
    red, green, blue = colour
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return math.hypot(a, b), math.degrees(math.atan2(b, a))


def _luminance(colour: Rgb) -> float:
    red, green, blue = colour
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hexadecimal(colour: Rgb, rounded: Callable[[float], int] = math.floor) -> str:
    """Rounded away from the paper (down on white, up on night), so that rounding never costs contrast."""
    encoded = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in colour)
    return "#" + "".join(f"{min(255, rounded(part * 255)):02x}" for part in encoded)


def _parsed(written: str) -> Rgb:
    values = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in values)
    return red, green, blue
