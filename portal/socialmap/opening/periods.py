"""From rules to periods in UTC: special days first, then public holidays, then the rules."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from portal.socialmap.opening.holidays import holiday_name
from portal.socialmap.opening.model import Period, Rule, SpecialDay, Timetable
from portal.socialmap.opening.recurrence import holds_on

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LONGEST_WINDOW = timedelta(days=400)


def intervals(timetable: Timetable, start: datetime, end: datetime) -> list[Period]:
    """When it is open between two moments, merged and in order: what the open-now filter of search stores.

    Args:
        timetable: rules and special days.
        start: aware; what began before is cut here.
        end: aware; at most 400 days later, what is further away is left out.
    """
    last = min(end, start + LONGEST_WINDOW)
    first_day = start.astimezone(AMSTERDAM).date() - timedelta(days=1)  # hours past midnight began yesterday
    found = periods(timetable, first_day, last.astimezone(AMSTERDAM).date())
    return [
        Period(max(period.opens, start.astimezone(UTC)), min(period.closes, last.astimezone(UTC)))
        for period in found
        if period.closes > start and period.opens < last
    ]


def periods(timetable: Timetable, first: date, last: date) -> list[Period]:
    """The periods that begin on these days (both included), merged where they touch or overlap."""
    found = sorted(
        in_utc(day, opens, closes) for day in _days(first, last) for opens, closes in hours_on(timetable, day)
    )
    merged: list[Period] = []
    for period in found:
        if period.closes <= period.opens:
            continue
        if merged and period.opens <= merged[-1].closes:
            merged[-1] = Period(merged[-1].opens, max(merged[-1].closes, period.closes))
        else:
            merged.append(period)
    return merged


def hours_on(timetable: Timetable, day: date) -> list[tuple[time, time]]:
    """The hours that begin on this day, in order."""
    special = special_day(timetable, day)
    if special is not None and special.closed:
        return []
    if special is not None and special.opens_at is not None and special.closes_at is not None:
        return [(special.opens_at, special.closes_at)]
    holiday = bool(holiday_name(day)) and special is None
    return sorted({_hours(rule) for rule in timetable.rules if _counts(rule, day, holiday)})


def notes_on(timetable: Timetable, day: date, hours: Sequence[tuple[time, time]]) -> tuple[str, ...]:
    """What is said of each of these hours of the day, by the rules that bring them. Other hours of a special day
    come from no rule, so nothing is said of them."""
    said = [
        (_hours(rule), rule.note)
        for rule in timetable.rules
        if rule.note and rule.opens_at is not None and rule.closes_at is not None and holds_on(rule, day)
    ]
    return tuple(next((note for found, note in said if found == each), "") for each in hours)


def special_day(timetable: Timetable, day: date) -> SpecialDay | None:
    """What goes for this day, if it goes differently. The shortest span wins: one day inside a closed summer."""
    found = [special for special in timetable.special_days if special.covers(day)]
    return min(found, key=lambda special: special.end - special.start) if found else None


def in_utc(day: date, opens: time, closes: time) -> Period:
    """The wall clock of the Netherlands as moments, also in the two nights when the clock moves.

    A time that does not exist is read with the clock of before (RFC 5545, 3.3.5). Of a time that comes twice,
    opening is the first and closing the second: nobody is sent away in the hour that comes again.
    """
    closing_day = day if closes > opens else day + timedelta(days=1)
    return Period(_moment(day, opens, 0), max(_moment(closing_day, closes, 0), _moment(closing_day, closes, 1)))


def _moment(day: date, at: time, fold: int) -> datetime:
    return datetime.combine(day, at.replace(fold=fold, tzinfo=None), tzinfo=AMSTERDAM).astimezone(UTC)


def _counts(rule: Rule, day: date, holiday: bool) -> bool:
    if rule.opens_at is None or rule.closes_at is None:
        return False
    if holiday and not (rule.open_on_holidays or rule.round_the_clock):
        return False
    return holds_on(rule, day)


def _hours(rule: Rule) -> tuple[time, time]:
    assert rule.opens_at is not None
    assert rule.closes_at is not None
    return rule.opens_at, rule.closes_at


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range(min((last - first).days, LONGEST_WINDOW.days + 2) + 1):
        yield first + timedelta(days=offset)
