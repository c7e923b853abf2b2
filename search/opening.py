"""Opening hours as the index keeps them: a usual week, and the days that differ. In local time, so that the clock
may move.

Form: "600-720,2040-2160" (minutes since Monday midnight, Europe/Amsterdam), then "|2026-12-25:" or
"|2026-12-24:600-840" for each day that differs. An interval may run past midnight; minutes past the week's end
continue on Monday.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

DAY, WEEK = 1440, 10080

Interval = tuple[int, int]


@dataclass(frozen=True)
class OpeningHours:
    """A usual week and the days that differ; the intervals of such a day count from its own midnight."""

    week: tuple[Interval, ...] = ()
    days: Mapping[date, tuple[Interval, ...]] = field(default_factory=dict)


def packed(hours: OpeningHours) -> str:
    """The hours in the form of the index."""
    differing = "".join(f"|{day.isoformat()}:{_written(hours.days[day])}" for day in sorted(hours.days))
    return _written(hours.week) + differing


def _written(intervals: tuple[Interval, ...]) -> str:
    return ",".join(f"{start}-{end}" for start, end in intervals)


def _read(text: str) -> tuple[Interval, ...]:
    pairs = (part.split("-") for part in text.split(",") if part)
    return tuple((int(start), int(end)) for start, end in pairs)


@lru_cache(maxsize=20_000)
def is_open(text: str, at: datetime) -> bool:
    """Whether these packed hours are open at a moment of local time (whole minutes: many entries share one answer)."""
    if not text:
        return False
    week, *others = text.split("|")
    days = {date.fromisoformat(other[:10]): _read(other[11:]) for other in others}
    usual = _read(week)
    return _open_on(usual, days, at.date(), _minute(at)) or _open_on(
        usual, days, at.date() - timedelta(days=1), _minute(at) + DAY
    )


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _open_on(usual: tuple[Interval, ...], days: Mapping[date, tuple[Interval, ...]], day: date, minute: int) -> bool:
    """Whether an interval that starts on this day holds at this minute, counted from the day's midnight."""
    if day in days:
        return any(start <= minute < end for start, end in days[day])
    midnight = day.weekday() * DAY
    return any(start <= midnight + minute < end for start, end in usual if midnight <= start < midnight + DAY)
