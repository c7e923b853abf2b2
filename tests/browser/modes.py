"""In which ways each page is looked at, as data, and what is asked of it in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.browser.clock import HEADER, moment
from tests.browser.pages import State


@dataclass(frozen=True)
class Mode:
    """One way to look.

    Args:
        language: the prefix of the address; nothing is Dutch.
        keys: go through the page with Tab alone.
        spacing: the text spacing of WCAG 1.4.12.
        paper: the print sheet, at the width of A4.
        axe: whether axe looks too; it needs script, and knows nothing of paper.
    """

    name: str
    width: int
    dark: bool = False
    forced: bool = False
    script: bool = True
    language: str = ""
    keys: bool = False
    spacing: bool = False
    paper: bool = False
    axe: bool = False

    @property
    def slug(self) -> str:
        return self.name.replace(" ", "-")

    def shows(self, state: State) -> bool:
        """Whether this state exists in this mode."""
        return state.translated or not self.language

    def context(self, state: State) -> Mapping[str, Any]:
        """The options of a browser window that looks in this way, at the moment of this state."""
        return {
            "viewport": {"width": self.width, "height": 844 if self.width < 700 else 900},
            "color_scheme": "dark" if self.dark else "light",
            "forced_colors": "active" if self.forced else "none",
            "java_script_enabled": self.script,
            "reduced_motion": "reduce",  # or a page still moves towards the focus while we look for it
            "locale": "nl-NL",
            "extra_http_headers": {HEADER: moment(state.clock)} if state.clock else {},
        }

    def path(self, state: State) -> str:
        return f"/{self.language}{state.path}" if self.language else state.path


MODES = (
    Mode("320", 320, axe=True),
    Mode("390", 390, axe=True),
    Mode("768", 768, axe=True),
    Mode("1440", 1440, axe=True),
    Mode("dark 390", 390, dark=True, axe=True),
    Mode("dark 1440", 1440, dark=True, axe=True),
    Mode("forced colours 390", 390, forced=True, axe=True),
    Mode("forced colours 1440", 1440, forced=True, axe=True),
    Mode("arabic 390", 390, language="ar", axe=True),
    Mode("arabic 1440", 1440, language="ar", axe=True),
    Mode("english 320", 320, language="en", axe=True),
    Mode("no script 390", 390, script=False),
    Mode("keyboard 390", 390, keys=True),
    Mode("keyboard 1440", 1440, keys=True),
    Mode("text spacing 320", 320, spacing=True),
    Mode("text spacing 1440", 1440, spacing=True),
    Mode("2560", 2560),
    Mode("paper", 794, paper=True),
)
