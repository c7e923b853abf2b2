"""A favicon per theme: its logo, with the colours of the theme written into it (no style sheet reaches it there)."""

import re
from pathlib import Path

from portal.web.build.places import BUILT, WEB
from portal.web.colours import ramp
from portal.web.themes import THEMES, Theme

FOLDER = "icons"
CSS_CLASS = re.compile(r'class="(p[1-6]|l6)"')


def build() -> list[Path]:
    (BUILT / FOLDER).mkdir(exist_ok=True)
    return [_favicon(theme) for theme in THEMES.values()]


def _favicon(theme: Theme) -> Path:
    colours = ramp(theme.hue, theme.chroma)
    painted = {
        "p1": f'fill="{colours[500]}"',
        "p4": f'fill="{theme.focus}"',
        "p5": f'fill="{colours[700]}"',
        "p6": 'fill="#ffffff"',
        "l6": 'fill="none" stroke="#ffffff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"',
    }
    drawing = (WEB / "pictures" / f"logo-{theme.slug}.svg").read_text(encoding="utf-8")
    drawing = CSS_CLASS.sub(lambda found: painted[found[1]], drawing.replace(' stroke-width="3"', ""))
    path = BUILT / FOLDER / f"{theme.slug}.svg"
    path.write_text(
        drawing.replace('class="picture"', 'xmlns="http://www.w3.org/2000/svg"', 1).replace(
            ' aria-hidden="true" focusable="false"', ""
        ),
        encoding="utf-8",
    )
    return path
