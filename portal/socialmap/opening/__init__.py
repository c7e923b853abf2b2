"""When something is open: rules in, periods in UTC out, and sentences for the screen. Pure: no database, no clock."""

from portal.socialmap.opening.holidays import holiday_name
from portal.socialmap.opening.model import DayHours, Opening, Period, Rule, SpecialDay, Timetable
from portal.socialmap.opening.periods import intervals, periods
from portal.socialmap.opening.state import AMSTERDAM, opening_at, week

__all__ = [
    "AMSTERDAM",
    "DayHours",
    "Opening",
    "Period",
    "Rule",
    "SpecialDay",
    "Timetable",
    "holiday_name",
    "intervals",
    "opening_at",
    "periods",
    "week",
]
