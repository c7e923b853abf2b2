"""The picture that goes along when somebody shares a page in a chat: per theme, the logo above the street.

Without words, because it serves every portal and language of the theme; title and text go beside it.
"""

from pathlib import Path

from portal.web.build.painting import drawn, painted
from portal.web.build.places import BUILT
from portal.web.colours import ramp
from portal.web.themes import THEMES, Theme

FOLDER = "previews"
WIDTH, HEIGHT = 1200, 630  # what chats and networks crop least
LOGO = 240


def build() -> list[Path]:
    (BUILT / FOLDER).mkdir(exist_ok=True)
    return [_preview(theme) for theme in THEMES.values()]


def _preview(theme: Theme) -> Path:
    field = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{ramp(theme.hue, theme.chroma)[500]}"/>'
    logo = _at(painted(f"logo-{theme.slug}", theme, on_brand=True), (WIDTH - LOGO) // 2, 110, LOGO, LOGO)
    street = _at(painted("street", theme), 0, HEIGHT - 187, WIDTH * 2, 187)
    path = BUILT / FOLDER / f"{theme.slug}.png"
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{field}{street}{logo}</svg>'
    path.write_bytes(drawn(whole, WIDTH, HEIGHT))
    return path


def _at(svg: str, x: int, y: int, width: int, height: int) -> str:
    return svg.replace("<svg ", f'<svg x="{x}" y="{y}" width="{width}" height="{height}" ', 1)
