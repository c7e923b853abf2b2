"""Dutch public holidays on which a desk is closed unless it says otherwise."""

from datetime import date
from functools import lru_cache

import holidays

# In the law's list, yet an ordinary working day for most.
WORKING_DAYS = frozenset({"Goede vrijdag"})


@lru_cache(maxsize=64)
def _of_year(year: int) -> dict[date, str]:
    found = holidays.country_holidays("NL", years=year, language="nl")
    return {day: name for day, name in found.items() if name not in WORKING_DAYS}


def holiday_name(day: date) -> str:
    """The name of the public holiday, or nothing."""
    return _of_year(day.year).get(day, "")
