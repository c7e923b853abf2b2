"""Writes docs/proof.md: the figures, the day, and what kind of machine they come from. No host name, no path."""

import os
import platform
from dataclasses import dataclass
from datetime import date
from itertools import groupby

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


def write_page(measured: list[Measured], part: str | None) -> None:
    PAGE.write_text(page(measured, part, date.today()), encoding="utf-8")


def page(measured: list[Measured], part: str | None, day: date) -> str:
    """The whole page, as Markdown."""
    said = [INTRODUCTION, f"Measured on {day:%d-%m-%Y}, {machine()}. Part: {part or 'everything'}.", ""]
    for source, figures in groupby(sorted(measured, key=lambda each: each.source), key=lambda each: each.source):
        said += [f"## {source.capitalize()}", "", "| | figure | database | measured | asked |", "|---|---|---|---|---|"]
        said += [each.row for each in sorted(figures, key=lambda each: each.figure.name)]
        said.append("")
    return "\n".join(said)


def machine() -> str:
    """What kind of machine this is, in words."""
    cores = os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cores} core{'s' if cores != 1 else ''}, {memory:.0f} GB of memory, {platform.system()} on "
        f"{platform.machine()}, Python {platform.python_version()}"
    )
