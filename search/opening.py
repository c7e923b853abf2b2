"""Opening hours as the index keeps them: a usual week, and the days that differ. In local time, so that the clock
may move.

Form: "600-720,2040-2160" (minutes since Monday midnight, Europe/Amsterdam), then "|2026-12-25:" or
"|2026-12-24:600-840" for each day that differs. An interval may run past midnight; minutes past the week's end
continue on Monday.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
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
def _parsed(text: str) -> OpeningHours:
    week, *others = text.split("|")
    return OpeningHours(_read(week), {date.fromisoformat(other[:10]): _read(other[11:]) for other in others})


@lru_cache(maxsize=20_000)
def is_open(text: str, at: datetime) -> bool:
    """Whether these packed hours are open at a moment of local time (whole minutes: many entries share one answer)."""
    if not text:
        return False
    hours, minute = _parsed(text), _minute(at)
    return _holds(hours, at.date(), minute) or _holds(hours, at.date() - timedelta(days=1), minute + DAY)


@lru_cache(maxsize=20_000)
def opens_at(text: str, at: datetime) -> datetime | None:
    """When these packed hours next begin after a moment of local time; None when that is not known.

    A usual week says it within seven days; beyond those only the days that differ can, as far as the index knows them.
    """
    if not text:
        return None
    hours, today = _parsed(text), at.date()
    usual = [today + timedelta(days=ahead) for ahead in range(WEEK // DAY + 1)]
    # A week in which every day differs: then the same day a week later, until the days that differ end.
    last = max(hours.days, default=today)
    later = (today + timedelta(days=ahead) for ahead in range(len(usual), (last - today).days + len(usual)))
    for day in (*usual, *later):
        starts = [start for start, _end in _intervals(hours, day) if day > today or start > _minute(at)]
        if starts:
            return datetime.combine(day, time.min) + timedelta(minutes=min(starts))
    return None


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _intervals(hours: OpeningHours, day: date) -> tuple[Interval, ...]:
    """What is open on a day, in minutes from its midnight."""
    if day in hours.days:
        return hours.days[day]
    midnight = day.weekday() * DAY
    return tuple((start - midnight, end - midnight) for start, end in hours.week if 0 <= start - midnight < DAY)


def _holds(hours: OpeningHours, day: date, minute: int) -> bool:
    """Whether an interval that starts on this day holds at this minute, counted from the day's midnight."""
    return any(start <= minute < end for start, end in _intervals(hours, day))
