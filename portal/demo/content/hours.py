"""Opening hours as people write them, read into the fields of RFC 5545.

"ma-vr 9.00-17.00"                    every week, Monday to Friday
"di,do 13.00-16.00 (telefonisch)"     every week, with a note
"om de week wo 19.30-21.30"           every second week
"2e za 13.00-16.00", "laatste do ..." a day of the month, counted
"op 25-12 13.00-17.00"                once, the next time that this day comes
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
BYDAY = dict(zip(DAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
# Every second week needs a week to count from; the Monday is arbitrary.
COUNTED_FROM = date(2026, 1, 5)

_LINE = re.compile(
    r"(?P<every>om de week |laatste |[1-5]e |op )?(?P<days>[a-z,-]+|\d{1,2}-\d{1,2}) "
    r"(?P<opens>\d{1,2}\.\d{2})-(?P<closes>\d{1,2}\.\d{2})(?: \((?P<note>[^)]+)\))?"
)


@dataclass(frozen=True)
class Hours:
    """One rule. `once` is a day and a month instead of a rule."""

    opens_at: time
    closes_at: time
    freq: str = ""
    byday: str = ""
    interval: int | None = None
    dtstart: date | None = None
    note: str = ""
    once: tuple[int, int] | None = None

    def starts(self, today: date) -> date | None:
        """The day on which the rule starts; what happens once lies ahead of today."""
        if self.once is None:
            return self.dtstart
        day, month = self.once
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)


def read_hours(text: str) -> Hours:
    """Read one line of opening hours.

    Raises:
        ValueError: says which part is not understood.
    """
    match = _LINE.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' are no opening hours; write for example 'ma-vr 9.00-17.00'")
    every, note = (match["every"] or "").strip(), match["note"] or ""
    opens, closes = _time(match["opens"]), _time(match["closes"])
    if every == "op":
        day, month = (int(part) for part in match["days"].split("-"))
        date(2028, month, day)
        return Hours(opens, closes, note=note, once=(day, month))
    days = _weekdays(match["days"])
    if every == "om de week":
        first = min(COUNTED_FROM + timedelta(days=DAYS.index(day)) for day in days)
        return Hours(opens, closes, "WEEKLY", ",".join(BYDAY[day] for day in days), 2, first, note)
    if every:
        nth = -1 if every == "laatste" else int(every[0])
        return Hours(opens, closes, "MONTHLY", ",".join(f"{nth}{BYDAY[day]}" for day in days), note=note)
    return Hours(opens, closes, "WEEKLY", ",".join(BYDAY[day] for day in days), note=note)


def _weekdays(text: str) -> list[str]:
    days: list[str] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        for day in (first, last or first):
            if day not in DAYS:
                raise ValueError(f"'{day}' is no day of the week; choose from {', '.join(DAYS)}")
        days += DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]
    if not days:
        raise ValueError(f"'{text}' runs backwards")
    return days


def _time(text: str) -> time:
    hour, minute = (int(part) for part in text.split("."))
    return time(0 if (hour, minute) == (24, 0) else hour, minute)
