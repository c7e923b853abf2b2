"""Dutch public holidays on which a desk is closed unless it says otherwise."""

from datetime import date
from functools import lru_cache

import holidays
from django.utils.translation import gettext, gettext_noop

# In the law's list, yet an ordinary working day for most.
WORKING_DAYS = frozenset({"Goede vrijdag"})
# The names of the calendar, so that catalogues have them.
NAMES = (
    gettext_noop("Nieuwjaarsdag"),
    gettext_noop("Eerste paasdag"),
    gettext_noop("Tweede paasdag"),
    gettext_noop("Koningsdag"),
    gettext_noop("Bevrijdingsdag"),
    gettext_noop("Hemelvaartsdag"),
    gettext_noop("Eerste pinksterdag"),
    gettext_noop("Tweede pinksterdag"),
    gettext_noop("Eerste kerstdag"),
    gettext_noop("Tweede kerstdag"),
)


@lru_cache(maxsize=64)
def _of_year(year: int) -> dict[date, str]:
    found = holidays.country_holidays("NL", years=year, language="nl")
    return {day: name for day, name in found.items() if name not in WORKING_DAYS}


def holiday_name(day: date) -> str:
    """The name of the public holiday, or nothing."""
    name = _of_year(day.year).get(day, "")
    return gettext(name) if name else ""
