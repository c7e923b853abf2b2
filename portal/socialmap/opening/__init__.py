"""When something is open: rules in, periods in UTC out, and sentences for the screen. Pure: no database, no clock."""

from portal.socialmap.opening.holidays import holiday_name
from portal.socialmap.opening.model import NO_HOURS, DayHours, Opening, Period, Rule, SpecialDay, Timetable
from portal.socialmap.opening.parsing import rule_of
from portal.socialmap.opening.periods import AMSTERDAM, hours_on, intervals, periods, special_day
from portal.socialmap.opening.state import clock, day_name, opening_at, week

__all__ = [
    "AMSTERDAM",
    "NO_HOURS",
    "DayHours",
    "Opening",
    "Period",
    "Rule",
    "SpecialDay",
    "Timetable",
    "clock",
    "day_name",
    "holiday_name",
    "hours_on",
    "intervals",
    "opening_at",
    "periods",
    "rule_of",
    "special_day",
    "week",
]
