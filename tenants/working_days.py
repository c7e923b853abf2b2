"""Days on which a town hall works: from Monday to Friday, without the days of the Algemene termijnenwet (article 3)."""

from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

SATURDAY = 5


def working_days_after(day: date, number: int) -> date:
    """The last day of a term of this many working days. It runs from the day after `day`; nought is `day` itself."""
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays(day.year)


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    """The general holidays of a year: those of the calendar, and the fifth of May, which the law names every year."""
    return frozenset({*country_holidays("NL", years=year), date(year, 5, 5)})
