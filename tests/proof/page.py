"""Writes docs/proof.md: the figures, the day, and what kind of machine they come from. No host name, no path.

Each source has a chapter of its own, so that measuring one part leaves the figures of the others standing.
"""

import os
import platform
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from tests.proof.databases import ROOT
from tests.proof.figure import Figure

PAGE = ROOT / "docs" / "proof.md"

INTRODUCTION = """\
# Proof

What we promise, measured. Written by `make proof`; `make test` runs the same with a fixed seed at a small size. `short`
means that the figure is not what was asked: it stands here until it is mended. Times depend on the machine, so most of
them are ratios against a plain alternative in the same run.
"""


@dataclass(frozen=True)
class Measured:
    """A figure, with who measured it on which database."""

    source: str
    database: str
    figure: Figure

    @property
    def line(self) -> str:
        asked = f"  (asked: {self.figure.asked})" if self.figure.asked else ""
        return f"{self.figure.verdict:<6} {self.database:<11} {self.figure.name}: {self.figure.written}{asked}"

    @property
    def row(self) -> str:
        figure = self.figure
        return f"| {figure.verdict} | {figure.name} | {self.database} | {figure.written} | {figure.asked} |"


def write_page(measured: list[Measured]) -> None:
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    PAGE.write_text(page(measured, date.today(), before), encoding="utf-8")


def page(measured: list[Measured], day: date, before: str = "") -> str:
    """The whole page, as Markdown.

    Args:
        before: the page as it was; chapters of sources that were not measured now stay as they are.
    """
    written = {source: _chapter(list(found), day) for source, found in _by_source(measured)}
    all_of_them = chapters(before) | written
    told = [f"## {name}\n\n{text}\n" for name, text in sorted(all_of_them.items())]
    return "\n".join([INTRODUCTION, *told])


def chapters(written: str) -> dict[str, str]:
    """Heading -> what stands under it, of a page as it was written."""
    parts = re.split(r"^## (.+)\n+", written, flags=re.MULTILINE)
    return {name: text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _by_source(measured: list[Measured]) -> Iterator[tuple[str, Iterable[Measured]]]:
    of_source = attrgetter("source")
    for source, found in groupby(sorted(measured, key=of_source), key=of_source):
        yield source.capitalize(), found


def _chapter(measured: list[Measured], day: date) -> str:
    head = [f"Measured on {day:%d-%m-%Y}, {machine()}.", "", "| | figure | database | measured | asked |"]
    rows = [each.row for each in sorted(measured, key=lambda each: each.figure.name)]
    return "\n".join([*head, "|---|---|---|---|---|", *rows])


def machine() -> str:
    """What kind of machine this is, in words."""
    cores = os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cores} core{'s' if cores != 1 else ''}, {memory:.0f} GB of memory, {platform.system()} on "
        f"{platform.machine()}, Python {platform.python_version()}"
    )
