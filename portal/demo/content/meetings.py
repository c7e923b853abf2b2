"""Reads the meetings of the demo: rhythms, and one of today."""

import tomllib
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Rhythm:
    """A meeting that comes back every so many months, in a week of the month."""

    kind: str
    title: str
    about: str
    months: int
    week: int
    start: time
    end: time
    place: str
    audience: str = "invited"
    capacity: int | None = None
    costs: str = ""
    access: str = ""
    online: bool = False


@dataclass(frozen=True)
class Today:
    """The case discussion of the day on which the demo is filled."""

    kind: str
    title: str
    about: str
    place: str
    access: str


@cache
def read_meetings() -> tuple[tuple[Rhythm, ...], Today]:
    """What stands in meetings.toml."""
    told: dict[str, Any] = tomllib.loads((Path(__file__).parent / "meetings.toml").read_text(encoding="utf-8"))
    rhythms = tuple(
        Rhythm(**{**each, "start": time.fromisoformat(each["start"]), "end": time.fromisoformat(each["end"])})
        for each in told["rhythm"]
    )
    return rhythms, Today(**told["today"])
