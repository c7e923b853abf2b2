"""axe-core over a page: violations, and what it could not decide about contrast."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

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
    ".stages li": "the mark of a stage is drawn above its words and never behind them; those stand on plain paper",
    ".scroller td, .scroller th": "a table that scrolls sideways is cut by the edge of its frame, where axe sees what "
    "is behind the page; the words are the same as in the cells beside it, on the paper of the page",
    ".portal-screen select": "Wagtail's: the text stands on one plain colour; the only picture is the chevron",
}


@cache
def _source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Complaint:
    """One element with a violation, or with a contrast that could not be decided and that nobody looked at."""

    rule: str
    impact: str
    target: tuple[str, ...]
    html: str
    undecided: bool = False

    @classmethod
    def read(cls, rule: dict[str, Any], node: dict[str, Any], *, undecided: bool = False) -> Self:
        return cls(rule["id"], rule["impact"], tuple(map(str, node["target"])), node["html"], undecided)

    @property
    def line(self) -> str:
        told = f"{self.rule} ({self.impact}): {' '.join(self.target)}: {self.html[:160]}"
        return f"undecided {told}" if self.undecided else told

    @property
    def kind(self) -> str:
        """The rule with the element by its classes: the same at each visit, unlike what scripts number."""
        tag = re.match(r"<([\w-]+)", self.html)
        classes = re.match(r"<[^>]*?\sclass=\"([^\"]*)\"", self.html)
        names = "".join(f".{name}" for name in classes[1].split()) if classes else ""
        return f"{self.rule}: {tag[1] if tag else '?'}{names}"


@dataclass(frozen=True)
class Apart:
    """Complaints about markup of ours, and how many of each kind there are about that of somebody else."""

    ours: list[str]
    theirs: Counter[str]


def complaints(page: Page, *, own_colours: bool = True) -> list[str]:
    """One line for each element with a violation or an undecided contrast that nobody looked at.

    Args:
        own_colours: False where the system of the reader chooses all colours (forced colours): what axe cannot decide
            about their contrast is not for us to decide either.
    """
    return [found.line for found in _found(page) if own_colours or not found.undecided]


def apart(page: Page, theirs: str, within: str = "") -> Apart:
    """The complaints about a page that is partly of somebody else.

    Args:
        theirs: a selector of what is not ours; a contrast that axe could not decide there is not counted.
        within: a selector of what is ours all the same, inside it.
    """
    found = list(_found(page))
    asked = """([targets, theirs, within]) => targets.map(target => {
      const at = document.querySelector(target);
      return Boolean(at?.closest(theirs)) && !(within && at.closest(within));
    })"""
    foreign = page.evaluate(asked, [[each.target[0] for each in found], theirs, within])
    kinds = [each.kind for each, is_foreign in zip(found, foreign, strict=True) if is_foreign and not each.undecided]
    return Apart([each.line for each, is_foreign in zip(found, foreign, strict=True) if not is_foreign], Counter(kinds))


def _found(page: Page) -> Iterator[Complaint]:
    page.evaluate(_source())
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    for rule in found["violations"]:
        yield from (Complaint.read(rule, node) for node in rule["nodes"])
    for rule in found["incomplete"]:
        if rule["id"] == "color-contrast":
            yield from (
                Complaint.read(rule, node, undecided=True) for node in rule["nodes"] if not _is_looked_at(page, node)
            )


def _is_looked_at(page: Page, node: dict[str, Any]) -> bool:
    if any(mark in node["html"] for mark in LOOKED_AT):
        return True
    inside = "([target, part]) => Boolean(document.querySelector(target)?.closest(part))"
    return any(page.evaluate(inside, [str(node["target"][0]), part]) for part in LOOKED_AT_IN)
