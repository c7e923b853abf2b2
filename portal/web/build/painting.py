"""Our drawings outside a page, where no style sheet reaches them: colours written in, or drawn into pixels.

Pixels are drawn by resvg, a library in one file without a browser, so that a clean installation can build.
"""

import re

import resvg_py

from portal.web.build.places import WEB
from portal.web.colours import ramp
from portal.web.themes import Theme

CSS_CLASS = re.compile(r'class="([pls][1-7])"')
LINE = 'fill="none" stroke-linecap="round" stroke-linejoin="round" stroke-width="{width}" stroke="{colour}"'


def painted(name: str, theme: Theme, *, on_brand: bool = False) -> str:
    """A drawing of ours as a file of its own, in the colours of the light scheme.

    Args:
        on_brand: it stands on the colour of the theme itself, so its own field is a shade darker.
    """
    colours = ramp(theme.hue, theme.chroma)
    fills = {
        "p1": colours[600] if on_brand else colours[500],
        "p2": colours[100],
        "p3": colours[300],
        "p4": theme.focus,
        "p5": colours[700],
        "p6": "#ffffff",
        "p7": colours[500],
        "s1": colours[600],
        "s2": colours[700],
        "s3": colours[400],
    }
    look = {name: f'fill="{colour}"' for name, colour in fills.items()} | {
        "l5": LINE.format(width=2.5, colour=fills["p5"]),
        "l6": LINE.format(width=3, colour=fills["p6"]),
    }
    drawing = (WEB / "pictures" / f"{name}.svg").read_text(encoding="utf-8").replace(' stroke-width="3"', "")
    drawing = CSS_CLASS.sub(lambda found: look[found[1]], drawing)
    return re.sub(r'<svg class="[^"]*"', '<svg xmlns="http://www.w3.org/2000/svg"', drawing.strip(), count=1).replace(
        ' aria-hidden="true" focusable="false"', ""
    )


def drawn(svg: str, width: int, height: int) -> bytes:
    """The drawing as a PNG of this size."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height))
