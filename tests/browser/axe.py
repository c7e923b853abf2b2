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
    'class="map__name"': "a town's name in the text colour on the pale land of the drawn map; the list says it too",
    '<text y="-41">': "a pin's number in white on the pin, whose colours have at least 4.8:1 with white",
    'id="kaart-kop"': "the heading stands on plain white; axe reckons with the clipped part of the drawing below it",
}


@cache
def _source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def complaints(page: Page) -> list[str]:
    """One line for each element with a violation or an undecided contrast that nobody looked at."""
    page.evaluate(_source())
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    lines = [_line(rule, node) for rule in found["violations"] for node in rule["nodes"]]
    for rule in found["incomplete"]:
        if rule["id"] == "color-contrast":
            lines += [f"undecided {_line(rule, node)}" for node in rule["nodes"] if not _is_looked_at(node)]
    return lines


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))}: {node['html'][:160]}"


def _is_looked_at(node: dict[str, Any]) -> bool:
    return any(mark in node["html"] for mark in LOOKED_AT)
