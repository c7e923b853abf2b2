"""A folder as its pages show it: values, not rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.web.crisis import CrisisLine
from portal.web.phones import Phone


@dataclass(frozen=True)
class Hours:
    """Days that go alike: "Maandag tot en met donderdag", "9.00 tot 17.00 uur"."""

    days: str
    lines: tuple[tuple[str, str], ...]  # the hours, each with what they are: "telefonisch"


@dataclass(frozen=True)
class Entry:
    """One service on paper. `anchor` names it for the list of contents."""

    anchor: str
    title: str
    url: str
    qr: str
    organisation: str = ""
    text: str = ""
    professional: str = ""
    alert: str = ""
    addresses: tuple[str, ...] = ()
    more_places: int = 0
    phones: tuple[Phone, ...] = ()
    email: str = ""
    hours: tuple[Hours, ...] = ()
    labels: tuple[str, ...] = ()
    wait: str = ""
    checked_on: date | None = None
    stale: bool = False
    partners_only: bool = False


@dataclass(frozen=True)
class Chapter:
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Folder:
    """A whole folder.

    Args:
        total: how many there are; more than are shown when the folder is full.
        missing: how many of a list are gone, or not for this reader.
        address: where to make it again.
        partners: with what only partners may see; each page says so.
    """

    title: str
    chapters: tuple[Chapter, ...]
    made_on: date
    address: str
    host: str
    qr: str
    total: int
    missing: int = 0
    partners: bool = False
    crisis: tuple[CrisisLine, ...] = ()
    help_phone: Phone | None = None
    help_hours: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._each())

    @property
    def is_full(self) -> bool:
        return self.total > len(self.entries)

    def _each(self) -> Iterator[Entry]:
        for chapter in self.chapters:
            yield from chapter.entries
