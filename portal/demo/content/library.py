"""What the library of each example portal holds, read from library.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("library.toml")


@dataclass(frozen=True)
class Sheet:
    """A document, with the lines that stand in its file. `what_changed`: there was a version before it."""

    kind: str
    title: str
    owner: str
    summary: str
    review_in: int
    lines: tuple[str, ...]
    audience: str = "partners"
    what_changed: str = ""


@dataclass(frozen=True)
class Asked:
    """A professional question; without an answer it still waits for the editor."""

    topic: str
    asked: str
    answer: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Cast:
    """Who asks and answers in one portal, and which organisations did not (yet) accept the newest covenant."""

    asker: str
    expert: str
    only_first: str
    never: str


@dataclass(frozen=True)
class Shelves:
    """All of it."""

    title: str
    first: str
    second: str
    sheets: tuple[Sheet, ...]
    questions: tuple[Asked, ...]
    casts: Mapping[str, Cast]


@cache
def read_library() -> Shelves:
    """The file, read once."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    covenant = told["covenant"]
    return Shelves(
        title=covenant["title"],
        first=covenant["first"],
        second=covenant["second"],
        sheets=tuple(Sheet(**{**raw, "lines": tuple(raw["lines"])}) for raw in told["document"]),
        questions=tuple(Asked(**raw) for raw in told["question"]),
        casts={slug: Cast(**raw) for slug, raw in told["portals"].items()},
    )
