"""The words of opening hours, as values."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class ByDay:
    """A day of the week (Monday is 0), and in a month the how-manieth: 1 is the first, -1 the last, 0 all."""

    weekday: int
    nth: int = 0


@dataclass(frozen=True)
class Rule:
    """Hours that come back by a rule of RFC 5545, on the wall clock of the Netherlands.

    `closes_at` that is not after `opens_at` lies on the next day; the same time means a day and a night.
    """

    opens_at: time | None
    closes_at: time | None
    freq: str = ""
    interval: int = 1
    byday: tuple[ByDay, ...] = ()
    bymonthday: tuple[int, ...] = ()
    byweekno: tuple[int, ...] = ()
    byyearday: tuple[int, ...] = ()
    week_starts: int = 0
    dtstart: date | None = None
    until: date | None = None
    count: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    open_on_holidays: bool = False
    broken: bool = False
    note: str = ""  # what these hours are, such as "telefonisch"

    @property
    def round_the_clock(self) -> bool:
        return self.opens_at is not None and self.opens_at == self.closes_at == time(0)


@dataclass(frozen=True)
class SpecialDay:
    """Days that go differently: closed, other hours, or (not closed, without hours) the usual ones all the same."""

    start: date
    end: date
    closed: bool = True
    opens_at: time | None = None
    closes_at: time | None = None
    description: str = ""

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Timetable:
    """All that tells when one thing is open."""

    rules: tuple[Rule, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rules or self.special_days)


NO_HOURS = Timetable()


@dataclass(frozen=True, order=True)
class Period:
    """Open from (included) until (not included), in UTC."""

    opens: datetime
    closes: datetime


@dataclass(frozen=True)
class DayHours:
    """One line of the week table. No hours: closed that day, for the reason in `note` if there is one.

    `notes` has one for each of the hours, empty for most: "telefonisch", "alleen op afspraak".
    """

    day: date
    hours: tuple[tuple[time, time], ...]
    note: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opening:
    """How things stand at one moment. `then` is what follows ("tot 17.00 uur"); `sentence` says both."""

    is_open: bool
    until: datetime | None
    opens: datetime | None
    then: str = ""
    known: bool = True
    round_the_clock: bool = False

    @property
    def sentence(self) -> str:
        """What the screen says; nothing when no hours are known."""
        if not self.known:
            return ""
        if self.round_the_clock:
            return _("Dag en nacht open.")
        first = _("Nu open") if self.is_open else _("Nu gesloten")
        if not self.then:
            return f"{first}."
        return f"{first}, {self.then}." if self.is_open else f"{first}. {self.then[0].upper()}{self.then[1:]}."
