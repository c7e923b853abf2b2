"""What a portal chose, and the theme that comes of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

from portal.web.themes import SANS, SERIF, Theme, style_of, theme_named
from tenants.models import Tenant

# As lively as the liveliest hue stays inside the screen; the ramps keep their contrast whatever the hue.
CHROMA, GREY_CHROMA = 0.15, 0.010
CORNERS: Mapping[str, tuple[tuple[str, str, str], str]] = {
    "strak": (("2px", "3px", "4px"), "2px"),
    "zacht": (("6px", "10px", "16px"), "8px"),
    "rond": (("8px", "14px", "22px"), "10px"),
}
LETTERS: Mapping[str, tuple[str, int]] = {"zonder": (SANS, 700), "met": (SERIF, 650)}
SETTING, BEFORE = "own_theme", "own_theme_before"


@dataclass(frozen=True)
class OwnTheme:
    """A choice. `logo` is the digest of a kept logo; with none the drawing of the house theme stays."""

    hue: int
    corners: str = "zacht"
    letters: str = "zonder"
    logo: str = ""
    logo_width: int = 0
    logo_height: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.hue < 360 or self.corners not in CORNERS or self.letters not in LETTERS:
            raise ValueError(f"No theme: {self.hue}, {self.corners}, {self.letters}.")

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, told: object) -> "OwnTheme | None":
        """The choice as it was kept; nothing when there is none or it makes no sense (any more)."""
        if not isinstance(told, dict):
            return None
        try:
            return cls(**told)
        except (TypeError, ValueError):
            return None


def theme_of(tenant: Tenant) -> Theme:
    """The theme of this portal. Costs no query."""
    return themed(tenant.theme, tenant.setting(SETTING))


def themed(slug: str, told: object) -> Theme:
    """The theme of the house with this name, as changed by what was chosen."""
    chosen = OwnTheme.of_json(told)
    if chosen is None:
        return theme_named(slug)
    made = _made(slug, chosen.hue, chosen.corners, chosen.letters)
    return replace(made, logo=chosen.logo, logo_width=chosen.logo_width, logo_height=chosen.logo_height)


@lru_cache(512)
def _made(slug: str, hue: int, corners: str, letters: str) -> Theme:
    radius, form_radius = CORNERS[corners]
    font, weight = LETTERS[letters]
    theme = replace(
        theme_named(slug),
        hue=float(hue),
        chroma=CHROMA,
        grey_hue=float(hue),
        grey_chroma=GREY_CHROMA,
        radius=radius,
        form_radius=form_radius,
        heading_font=font,
        heading_weight=weight,
    )
    return replace(theme, digest=hashlib.sha256(style_of(theme).encode()).hexdigest()[:16])
