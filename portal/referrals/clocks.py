"""Counting days: working days without weekends and Dutch holidays, terms of a law after the Algemene termijnenwet."""

from datetime import date, datetime, time, timedelta

from portal.referrals.norms import Length, Unit
from portal.referrals.words import Light
from tenants.dutch_time import DUTCH_TIME
from tenants.working_days import is_working_day, working_days_after

END_OF_WORK = time(17)
END_OF_DAY = time(23, 59)
DAY = timedelta(days=1)


def working_days_between(start: datetime, end: datetime) -> int:
    """How many working days come after the day of the first moment, up to and with that of the second."""
    first, last = (each.astimezone(DUTCH_TIME).date() for each in (start, end))
    return sum(is_working_day(first + DAY * each) for each in range(1, (last - first).days + 1))


def next_working_day(day: date) -> date:
    """This day, or the first working day after it."""
    while not is_working_day(day):
        day += DAY
    return day


def due(start: datetime, term: Length, *, statutory: bool) -> datetime:
    """When a term that begins at this moment ends.

    Args:
        start: aware.
        term: how long.
        statutory: of a law. Its last day moves to a working day when it is none (Algemene termijnenwet, article 1),
            and it lasts until the end of that day. An own term lasts until five o'clock.

    Returns:
        The last moment, in Dutch time.
    """
    first = start.astimezone(DUTCH_TIME).date()
    if term.unit is Unit.WORKING_DAYS:
        last = working_days_after(first, term.amount)
    else:
        last = next_working_day(first + timedelta(days=term.amount))
    return datetime.combine(last, END_OF_DAY if statutory else END_OF_WORK, tzinfo=DUTCH_TIME)


def pushed_on(ends: datetime, paused: timedelta) -> datetime:
    """The end of a term that stood still so long; never on a day on which nobody works."""
    moved = (ends + paused).astimezone(DUTCH_TIME)
    return datetime.combine(next_working_day(moved.date()), moved.time(), tzinfo=DUTCH_TIME)


def light(*, start: datetime, ends: datetime, now: datetime, paused: bool = False) -> Light:
    """Green until the last fifth of the term or its last day, then amber; red when it is past."""
    if paused:
        return Light.PAUSED
    if now > ends:
        return Light.RED
    last_part = max((ends - start) / 5, DAY)
    return Light.AMBER if ends - now <= last_part else Light.GREEN


def share_used(*, start: datetime, ends: datetime, now: datetime) -> int:
    """How much of the term is used, in whole percents from 0 to 100."""
    whole = (ends - start).total_seconds()
    used = (now - start).total_seconds()
    return 100 if whole <= 0 else max(0, min(100, round(100 * used / whole)))
