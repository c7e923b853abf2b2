"""The marks of a portal in a browser's tab, on the start screen of a phone, and in its list of apps: its logo."""

import struct
from pathlib import Path

from portal.web.build.painting import drawn, painted
from portal.web.build.places import BUILT
from portal.web.themes import THEMES, Theme

FOLDER = "icons"
OLD_BROWSERS = 32
# Asked for by iOS (180) and by the manifest (192, 512).
START_SCREEN = (180, 192, 512)


def build() -> list[Path]:
    (BUILT / FOLDER).mkdir(exist_ok=True)
    return [path for theme in THEMES.values() for path in _icons(theme)]


def _icons(theme: Theme) -> list[Path]:
    logo = painted(f"logo-{theme.slug}", theme)
    tab = BUILT / FOLDER / f"{theme.slug}.svg"
    tab.write_text(logo, encoding="utf-8")
    old = BUILT / FOLDER / f"{theme.slug}.ico"
    old.write_bytes(_ico(drawn(logo, OLD_BROWSERS, OLD_BROWSERS)))
    return [tab, old, *(_start_screen(theme, logo, size) for size in START_SCREEN)]


def _start_screen(theme: Theme, logo: str, size: int) -> Path:
    """The logo on a white field with room around it: a phone shows no see-through icon, and may cut off corners."""
    inside = logo.replace("<svg ", '<svg x="10" y="10" width="80" height="80" ', 1)
    field = '<rect width="100" height="100" fill="#ffffff"/>'
    framed = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{field}{inside}</svg>'
    path = BUILT / FOLDER / f"{theme.slug}-{size}.png"
    path.write_bytes(drawn(framed, size, size))
    return path


def _ico(png: bytes) -> bytes:
    """The container that old browsers ask for, around one PNG: a header of 6 bytes and one entry of 16."""
    header = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", OLD_BROWSERS, OLD_BROWSERS, 0, 0, 1, 32, len(png), 22)
    return header + entry + png
