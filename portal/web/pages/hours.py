"""Opening hours as a page shows them."""

from dataclasses import dataclass
from itertools import zip_longest


@dataclass(frozen=True)
class OpenNow:
    """Open or not at this moment: the words that count ("Nu open"), and what follows (", tot 17.00 uur.")."""

    is_open: bool
    words: str
    then: str = ""
    note: str = ""  # what these hours are: "telefonisch"

    @classmethod
    def of(cls, is_open: bool, sentence: str, note: str = "") -> "OpenNow":
        """Cut the sentence of the social map behind its first clause."""
        end = min((at for at in (sentence.find(","), sentence.find(". ")) if at > 0), default=len(sentence))
        return cls(is_open, sentence[:end], sentence[end:], note)


@dataclass(frozen=True)
class Day:
    """One line of the week: "Maandag", "9.00 tot 17.00 uur", and what is special about it.

    `notes` has one for each of the hours: "telefonisch", or nothing.
    """

    name: str
    hours: tuple[str, ...]
    note: str = ""
    today: bool = False
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The hours, each with its note."""
        return tuple(zip_longest(self.hours, self.notes[: len(self.hours)], fillvalue=""))


@dataclass(frozen=True)
class Week:
    """Seven lines, and the days of the coming weeks that differ."""

    days: tuple[Day, ...]
    exceptions: tuple[Day, ...] = ()
    note: str = ""
