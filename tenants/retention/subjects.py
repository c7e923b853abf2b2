"""Who knows of a person by their pseudonym: each room registers how to erase it, and how to tell it.

Higher rooms are loaded first, so their rows go before those to which they point.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tenants.retention.outcomes import Words

# What a legal hold is placed on when everything of one person must stay.
SUBJECT = "subject"

Find = Callable[[UUID], Sequence["QuerySet[Any]"]]
Erase = Callable[[UUID], int]
Collect = Callable[[UUID], Iterable[tuple[str, ...]]]


@dataclass(frozen=True)
class Eraser:
    """One place where something of a person stands.

    Args:
        code: "room.what": rooms are erased one after the other, each in one transaction.
        title: what it is, in plain Dutch.
        find: the rows, so that a legal hold on one of them is seen; empty where there are none (a file, an index).
        erased_by: removes what is no row and tells how much; must bear being repeated. Without it the rows go.
    """

    code: str
    title: Words
    find: Find
    erased_by: Erase | None = None

    def erase(self, subject: UUID) -> int:
        """Remove it and tell how much. Called in the scope of the portal."""
        if self.erased_by is not None:
            return self.erased_by(subject)
        return sum(rows.delete()[0] for rows in self.find(subject))

    @property
    def room(self) -> str:
        return self.code.partition(".")[0]


@dataclass(frozen=True)
class Reporter:
    """One chapter of what is known of a person."""

    code: str
    title: Words
    columns: tuple[Words, ...]
    collect: Collect


@dataclass(frozen=True)
class Section:
    """A chapter as it was collected. Without rows it says that there is nothing."""

    code: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Stays:
    """Something that an erasure leaves, in plain Dutch: what it is, why, and after which law."""

    what: Words
    why: Words
    source: Words


_stays: list[Stays] = []
_erasers: dict[str, Eraser] = {}
_reporters: dict[str, Reporter] = {}


def register_eraser(code: str, title: Words, *, find: Find, erase: Erase | None = None) -> None:
    """Have these rows removed when a person is erased, or this called.

    Raises:
        ValueError: somebody else has the code.
    """
    eraser = Eraser(code, title, find, erase)
    if _erasers.setdefault(code, eraser) != eraser:
        raise ValueError(f"The eraser {code!r} is registered twice.")


def register_reporter(code: str, title: Words, *, columns: tuple[Words, ...], collect: Collect) -> None:
    """Have this called when a person asks what is known of them.

    Raises:
        ValueError: somebody else has the code.
    """
    reporter = Reporter(code, title, columns, collect)
    if _reporters.setdefault(code, reporter) != reporter:
        raise ValueError(f"The reporter {code!r} is registered twice.")


def register_stays(what: Words, *, why: Words, source: Words) -> None:
    """Tell who asks for an erasure that this stays."""
    told = Stays(what, why, source)
    if told not in _stays:
        _stays.append(told)


def what_stays() -> tuple[Stays, ...]:
    return tuple(_stays)


def erasers() -> tuple[Eraser, ...]:
    return tuple(_erasers.values())


def erasers_by_room() -> dict[str, list[Eraser]]:
    """In the order in which rooms were loaded."""
    rooms: dict[str, list[Eraser]] = {}
    for eraser in _erasers.values():
        rooms.setdefault(eraser.room, []).append(eraser)
    return rooms


def reporters() -> tuple[Reporter, ...]:
    return tuple(_reporters.values())
