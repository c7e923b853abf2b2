"""On which days does a rule hold? A test per day, so that an absurd rule costs no more than an ordinary one.

Expanding a rule from its start can take for ever (the 31st of February, an interval of a million); asking of one day
whether it belongs to the rule cannot. Only `count` needs the days before, and is counted over ten years at most.
"""

import calendar
from datetime import date, timedelta

from portal.socialmap.opening.model import Rule

COUNTED_DAYS = 3660
FIRST_MONDAY = date(2024, 1, 1)


def holds_on(rule: Rule, day: date) -> bool:
    """Whether the rule's hours begin on this day."""
    if rule.broken or not _inside(rule, day) or not _matches(rule, day):
        return False
    return rule.count is None or _not_used_up(rule, day)


def _inside(rule: Rule, day: date) -> bool:
    lower = (rule.dtstart, rule.valid_from)
    upper = (rule.until, rule.valid_to)
    return all(bound is None or day >= bound for bound in lower) and all(
        bound is None or day <= bound for bound in upper
    )


def _matches(rule: Rule, day: date) -> bool:
    if rule.byweekno and day.isocalendar().week not in rule.byweekno:
        return False
    if rule.byyearday and not _day_of_year(rule, day):
        return False
    return _BY_FREQUENCY.get(rule.freq, _never)(rule, day)


def _never(rule: Rule, day: date) -> bool:
    return False


def _once(rule: Rule, day: date) -> bool:
    return rule.dtstart == day


def _daily(rule: Rule, day: date) -> bool:
    if (day - _anchor(rule)).days % rule.interval:
        return False
    return _weekday(rule, day) and (not rule.bymonthday or _day_of_month(rule, day))


def _weekly(rule: Rule, day: date) -> bool:
    weeks = (_week_start(day, rule.week_starts) - _week_start(_anchor(rule), rule.week_starts)).days // 7
    if weeks % rule.interval:
        return False
    if rule.byday:
        return _weekday(rule, day)
    return rule.dtstart is not None and day.weekday() == rule.dtstart.weekday()


def _monthly(rule: Rule, day: date) -> bool:
    anchor = _anchor(rule)
    if ((day.year - anchor.year) * 12 + day.month - anchor.month) % rule.interval:
        return False
    if not rule.byday and not rule.bymonthday:
        return rule.dtstart is not None and day.day == rule.dtstart.day
    if rule.bymonthday and not _day_of_month(rule, day):
        return False
    return not rule.byday or any(
        each.weekday == day.weekday() and (each.nth == 0 or each.nth in _nths(day)) for each in rule.byday
    )


_BY_FREQUENCY = {"": _once, "DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly}


def _anchor(rule: Rule) -> date:
    return rule.dtstart or rule.valid_from or FIRST_MONDAY


def _week_start(day: date, starts: int) -> date:
    back = (day.weekday() - starts) % 7
    return day - timedelta(days=back) if day.toordinal() > back else date.min


def _weekday(rule: Rule, day: date) -> bool:
    return not rule.byday or any(each.weekday == day.weekday() for each in rule.byday)


def _day_of_month(rule: Rule, day: date) -> bool:
    length = calendar.monthrange(day.year, day.month)[1]
    return day.day in rule.bymonthday or day.day - length - 1 in rule.bymonthday


def _day_of_year(rule: Rule, day: date) -> bool:
    length = 366 if calendar.isleap(day.year) else 365
    number = day.timetuple().tm_yday
    return number in rule.byyearday or number - length - 1 in rule.byyearday


def _nths(day: date) -> tuple[int, int]:
    length = calendar.monthrange(day.year, day.month)[1]
    return (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)


def _not_used_up(rule: Rule, day: date) -> bool:
    start = rule.dtstart or rule.valid_from
    if start is None:
        return True  # a count from no beginning counts nothing
    if rule.count is None or rule.count <= 0 or (day - start).days > COUNTED_DAYS:
        return False
    seen = 0
    for offset in range((day - start).days):
        seen += _matches(rule, start + timedelta(days=offset))
        if seen >= rule.count:
            return False
    return True
