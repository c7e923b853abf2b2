"""How often a meeting comes back: a rule after RFC 5545, section 3.3.10, in the few forms that people use.

Weekly on a weekday; monthly, quarterly (every third month) or yearly, on a day of the month or on the first to fourth
or last of a weekday. Each period (week, month, year) thus holds at most one meeting, which is what the edits of a
series in `portal.planning.changing` stand on.

Months without the day are left out, as the RFC says ("invalid date ... MUST be ignored and MUST NOT be counted"):
the 31st comes seven times a year, 29 February once in four. Who wants the end of each month takes `day=-1`, the last.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import count as counting

MOST = 1_000  # meetings of one series
LAST_YEAR = 2199  # a rule without an end is not read beyond it
LAST = -1
WEEK = timedelta(days=7)


class Frequency(StrEnum):
    """The period that comes back."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.YEARLY: 12}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Rule:
    """When a meeting comes back.

    Attributes:
        frequency: the period.
        interval: every so many periods, from 1 to 60.
        weekday: 0 is Monday. For a weekly rule, and together with `nth`.
        nth: which of those weekdays in the month: 1 to 4, or -1 for the last.
        day: of the month, 1 to 31, or -1 for the last; instead of `nth` and `weekday`.
        month: of a yearly rule, 1 to 12; None for others.
        count: how many times, the ones that were cancelled later included.
        until: the last day on which it may come; not together with `count`. Without either it has no end.

    Raises:
        ValueError: the parts do not make one rule.
    """

    frequency: Frequency
    interval: int = 1
    weekday: int | None = None
    nth: int | None = None
    day: int | None = None
    month: int | None = None
    count: int | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        by_weekday = self.weekday in range(7) and self.day is None
        by_nth = by_weekday and self.nth in {1, 2, 3, 4, LAST}
        by_day = self.day in {*range(1, 32), LAST} and self.weekday is None and self.nth is None
        weekly = self.frequency is Frequency.WEEKLY
        if not (by_weekday and self.nth is None if weekly else by_nth or by_day):
            raise ValueError("A weekly rule has a weekday; another one a day, or a weekday and which of them.")
        if (self.month in range(1, 13)) != (self.frequency is Frequency.YEARLY):
            raise ValueError("A yearly rule has a month, others have none.")
        if not 1 <= self.interval <= 60:
            raise ValueError("An interval lies between 1 and 60.")
        if self.count is not None and (self.until is not None or not 1 <= self.count <= MOST):
            raise ValueError(f"A rule ends after 1 to {MOST} times, or on a day; not both.")

    @property
    def is_endless(self) -> bool:
        return self.count is None and self.until is None


def rule_on(
    first: date, frequency: Frequency, *, interval: int = 1, by_weekday: bool = False, last: bool = False
) -> Rule:
    """The rule, without an end, that a meeting on this day begins.

    Args:
        by_weekday: on the first (second, ...) of its weekday in the month; else on its day of the month.
        last: on the last of its weekday, or the last day of the month, where the first day is that.
    """
    plain = Rule(frequency, interval, weekday=first.weekday()) if frequency is Frequency.WEEKLY else None
    if plain:
        return plain
    month = first.month if frequency is Frequency.YEARLY else None
    if not by_weekday:
        day = LAST if last and _is_last_day(first) else first.day
        return Rule(frequency, interval, day=day, month=month)
    nth = (first.day - 1) // 7 + 1
    if nth > 4 or (last and (first + WEEK).month != first.month):
        nth = LAST
    return Rule(frequency, interval, weekday=first.weekday(), nth=nth, month=month)


def moved_to(rule: Rule, first: date) -> Rule:
    """The same rule for a series that begins on another day: Tuesdays become Wednesdays; its end stays as it is."""
    last = LAST in {rule.day, rule.nth}
    anchored = rule_on(first, rule.frequency, interval=rule.interval, by_weekday=rule.weekday is not None, last=last)
    return replace(anchored, count=rule.count, until=rule.until)


def days(rule: Rule, first: date) -> Iterator[tuple[int, date]]:
    """The days of a rule that begins on this one, each with the number of its period; its `count` is not looked at.

    The caller counts, since a day on which the time does not exist is none.
    """
    for period in counting():
        day = day_in(rule, first, period)
        if day is None:
            continue
        if day.year > LAST_YEAR or (rule.until is not None and day > rule.until):
            return
        yield period, day


def day_in(rule: Rule, first: date, period: int) -> date | None:
    """The day in a period; periods count from 0, the one with the first day, in steps of the interval."""
    steps = period * rule.interval
    if rule.frequency is Frequency.WEEKLY:
        assert rule.weekday is not None
        monday = first - timedelta(days=first.weekday())
        return monday + WEEK * steps + timedelta(days=rule.weekday)
    months = first.month - 1 + steps * MONTHS[rule.frequency]
    year, month = first.year + months // 12, months % 12 + 1
    weekday_of_first, length = monthrange(year, month)
    if rule.day is not None:
        day = length if rule.day == LAST else rule.day
    else:
        assert rule.weekday is not None
        assert rule.nth is not None
        day = 1 + (rule.weekday - weekday_of_first) % 7
        day += 7 * ((length - day) // 7 if rule.nth == LAST else rule.nth - 1)
    return date(year, month, day) if day <= length else None


def fits(rule: Rule, first: date) -> bool:
    """Whether a series may begin on this day (RFC 5545, 3.8.5.3: DTSTART in step with the rule)."""
    month_fits = rule.month in {None, first.month}
    return month_fits and day_in(rule, first, 0) == first and (rule.until is None or first <= rule.until)


def _is_last_day(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
