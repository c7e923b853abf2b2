"""Our day-by-day test of a rule against the expansion of dateutil."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.socialmap.opening.parsing import rule_of
from portal.socialmap.opening.recurrence import holds_on

NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
starts = st.dates(date(2020, 1, 1), date(2026, 12, 31))
WINDOW = 120


def _expanded(start: date, first: date, **options: object) -> set[date]:
    until = datetime.combine(first + timedelta(days=WINDOW), time())
    rule = rrule.rrule(dtstart=datetime.combine(start, time()), until=until, **options)  # type: ignore[arg-type]
    return {found.date() for found in rule if found.date() >= first}


def _ours(first: date, **fields: object) -> set[date]:
    rule = rule_of(opens_at=time(9), closes_at=time(17), **fields)  # type: ignore[arg-type]
    days = (first + timedelta(days=offset) for offset in range(WINDOW + 1))
    return {day for day in days if holds_on(rule, day)}


@settings(deadline=None)
@given(starts, st.integers(0, 700), st.integers(1, 5), st.sets(st.integers(0, 6)), st.integers(0, 6))
def test_weekly(start: date, later: int, interval: int, days: set[int], week_starts: int) -> None:
    first = start + timedelta(days=later)
    expected = _expanded(
        start, first, freq=rrule.WEEKLY, interval=interval, byweekday=sorted(days) or None, wkst=week_starts
    )

    assert expected == _ours(
        first,
        freq="WEEKLY",
        interval=interval,
        byday=",".join(NAMES[day] for day in sorted(days)),
        wkst=NAMES[week_starts],
        dtstart=start,
    )


@settings(deadline=None)
@given(starts, st.integers(0, 700), st.integers(1, 4), st.integers(0, 6), st.sampled_from([-2, -1, 1, 2, 3, 4, 5]))
def test_monthly_by_weekday(start: date, later: int, interval: int, weekday: int, nth: int) -> None:
    first = start + timedelta(days=later)
    day = rrule.weekday(weekday, nth)
    expected = _expanded(start, first, freq=rrule.MONTHLY, interval=interval, byweekday=day)

    assert expected == _ours(first, freq="MONTHLY", interval=interval, byday=f"{nth}{NAMES[weekday]}", dtstart=start)


@settings(deadline=None)
@given(starts, st.integers(0, 700), st.sets(st.integers(1, 31) | st.integers(-5, -1), min_size=1, max_size=4))
def test_monthly_by_day_of_the_month(start: date, later: int, days: set[int]) -> None:
    first = start + timedelta(days=later)
    expected = _expanded(start, first, freq=rrule.MONTHLY, bymonthday=sorted(days))

    assert expected == _ours(first, freq="MONTHLY", bymonthday=",".join(map(str, days)), dtstart=start)


@settings(deadline=None)
@given(starts, st.integers(1, 30), st.sets(st.integers(0, 6), min_size=1))
def test_a_count_ends_the_rule(start: date, count: int, days: set[int]) -> None:
    rule = rrule.rrule(rrule.WEEKLY, dtstart=datetime.combine(start, time()), count=count, byweekday=sorted(days))
    expected = {found.date() for found in rule if found.date() <= start + timedelta(days=WINDOW)}

    assert expected == _ours(
        start, freq="WEEKLY", byday=",".join(NAMES[day] for day in days), dtstart=start, count=count
    )


def test_without_a_frequency_the_other_fields_tell() -> None:
    monday = date(2026, 11, 23)

    assert monday in _ours(monday, byday="MO")
    assert date(2026, 12, 1) in _ours(monday, bymonthday="1")
    assert _ours(monday, dtstart=monday) == {monday}
    assert _ours(monday) == set()


@pytest.mark.parametrize(
    "absurd",
    [
        {"freq": "MONTHLY", "byday": "MO", "bymonthday": "99"},
        {"freq": "WEEKLY", "byday": "MAANDAG"},
        {"freq": "WEEKLY", "byday": "MO", "interval": 0},
        {"freq": "WEEKLY", "byday": "MO", "interval": -3},
        {"freq": "SECONDLY", "byday": "MO"},
        {"freq": "WEEKLY", "byday": "MO," * 100_000 + "XX"},
        {"freq": "WEEKLY", "byday": "MO", "count": 10**12, "dtstart": date(1, 1, 1)},
        {"freq": "WEEKLY", "byday": "MO", "valid_from": date(2027, 1, 1), "valid_to": date(2026, 1, 1)},
    ],
)
def test_an_absurd_rule_never_holds_and_costs_nothing(absurd: dict[str, object]) -> None:
    assert _ours(date(2026, 1, 1), **absurd) == set()
