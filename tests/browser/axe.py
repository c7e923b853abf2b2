"""axe-core over a page: violations, and what it could not decide about contrast."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

# Contrast that axe cannot decide and a person did: what stands in the element -> why it is fine.
LOOKED_AT: Mapping[str, str] = {
    "utrecht-select--html-select": "the text stands on one plain colour; the only picture is the chevron at its end",
}


# The same for all that stands in such a part of the page.
LOOKED_AT_IN: Mapping[str, str] = {
    ".map, section:has(.map)": "drawn outlines run on outside the visible map and axe takes them for a background of "
    "what is near; names stand on pale land, numbers in white on a pin (at least 4.8:1), the rest on plain white",
}


@cache
def _source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def complaints(page: Page, *, own_colours: bool = True) -> list[str]:
    """One line for each element with a violation or an undecided contrast that nobody looked at.

    Args:
        own_colours: False where the system of the reader chooses all colours (forced colours): what axe cannot decide
            about their contrast is not for us to decide either.
    """
    page.evaluate(_source())
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    lines = [_line(rule, node) for rule in found["violations"] for node in rule["nodes"]]
    for rule in found["incomplete"]:
        if rule["id"] == "color-contrast" and own_colours:
            lines += [f"undecided {_line(rule, node)}" for node in rule["nodes"] if not _is_looked_at(page, node)]
    return lines


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))}: {node['html'][:160]}"


def _is_looked_at(page: Page, node: dict[str, Any]) -> bool:
    if any(mark in node["html"] for mark in LOOKED_AT):
        return True
    inside = "([target, part]) => Boolean(document.querySelector(target)?.closest(part))"
    return any(page.evaluate(inside, [str(node["target"][0]), part]) for part in LOOKED_AT_IN)
