"""From the timetable of an entry to the hours that the index keeps: the usual week, and the days that differ.

Rules may be anything RFC 5545 allows, so the usual week is read off: of each day of the week what it mostly is, in
the weeks ahead.
"""

from collections import Counter
from datetime import date, time, timedelta
from functools import lru_cache

from portal.socialmap.opening import Timetable, hours_on
from search.opening import DAY, Interval, OpeningHours

# So far ahead days that differ are known to the index. Rebuild it (manage.py rebuild_search) well within that time.
HORIZON = timedelta(weeks=10)


@lru_cache(maxsize=5_000)
def opening_hours(timetable: Timetable, first: date) -> OpeningHours:
    """The hours from this day on. Many entries share a timetable, so answers are kept."""
    days = {day: _minutes(timetable, day) for day in (first + timedelta(n) for n in range(HORIZON.days))}
    usual = {
        weekday: Counter(hours for day, hours in days.items() if day.weekday() == weekday).most_common(1)[0][0]
        for weekday in range(7)
    }
    week = tuple(
        (weekday * DAY + start, weekday * DAY + end) for weekday, hours in usual.items() for start, end in hours
    )
    return OpeningHours(week, {day: hours for day, hours in days.items() if hours != usual[day.weekday()]})


def _minutes(timetable: Timetable, day: date) -> tuple[Interval, ...]:
    return tuple(_interval(opens, closes) for opens, closes in hours_on(timetable, day))


def _interval(opens: time, closes: time) -> Interval:
    """Minutes from midnight; what closes at or before it opens closes the next day."""
    start, end = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
    return start, end if end > start else end + DAY
