"""What the screen says about now."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.socialmap.opening import AMSTERDAM, Rule, SpecialDay, Timetable, intervals, opening_at, week
from portal.socialmap.opening.parsing import rule_of

WEEKDAYS = rule_of(opens_at=time(9), closes_at=time(17), byday="MO,TU,WE,TH,FR")
NIGHT = rule_of(opens_at=time(22), closes_at=time(4), byday="FR,SA")
ALWAYS = rule_of(opens_at=time(0), closes_at=time(0), byday="MO,TU,WE,TH,FR,SA,SU")


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("rule", "now", "says"),
    [
        (WEEKDAYS, "2026-11-23T10:00", "Nu open, tot 17.00 uur."),
        (WEEKDAYS, "2026-11-23T17:00", "Nu gesloten. Gaat morgen open om 9.00 uur."),
        (WEEKDAYS, "2026-11-23T08:59", "Nu gesloten. Gaat vandaag open om 9.00 uur."),
        (WEEKDAYS, "2026-11-20T18:00", "Nu gesloten. Gaat maandag open om 9.00 uur."),
        (NIGHT, "2026-11-21T01:00", "Nu open, tot 4.00 uur."),
        (NIGHT, "2026-11-21T04:00", "Nu gesloten. Gaat vandaag open om 22.00 uur."),
        (ALWAYS, "2026-12-25T03:00", "Dag en nacht open."),
    ],
)
def test_the_sentence(rule: Rule, now: str, says: str) -> None:
    assert opening_at(Timetable((rule,)), _at(now)).sentence == says


def test_nothing_known_says_nothing() -> None:
    opening = opening_at(Timetable(), _at("2026-11-23T10:00"))

    assert not opening.known
    assert opening.sentence == ""


def test_christmas_closes_the_desk_and_the_table_says_why() -> None:
    christmas = date(2026, 12, 25)

    assert not opening_at(Timetable((WEEKDAYS,)), _at("2026-12-25T10:00")).is_open
    assert week(Timetable((WEEKDAYS,)), christmas)[0].note == "Eerste kerstdag"
    assert week(Timetable((WEEKDAYS,)), christmas)[0].hours == ()


def test_good_friday_is_an_ordinary_day() -> None:
    assert opening_at(Timetable((WEEKDAYS,)), _at("2026-04-03T10:00")).is_open


def test_a_special_day_of_the_entry_wins_from_a_public_holiday() -> None:
    christmas = date(2026, 12, 25)
    dinner = SpecialDay(christmas, christmas, closed=False, opens_at=time(17), closes_at=time(21))
    table = Timetable((WEEKDAYS,), (dinner,))

    assert opening_at(table, _at("2026-12-25T18:00")).is_open
    assert not opening_at(table, _at("2026-12-25T10:00")).is_open


def test_a_day_inside_a_closed_summer_can_be_open() -> None:
    summer = SpecialDay(date(2026, 7, 1), date(2026, 8, 31), description="Zomersluiting")
    day = SpecialDay(date(2026, 7, 15), date(2026, 7, 15), closed=False)
    table = Timetable((WEEKDAYS,), (summer, day))

    assert opening_at(table, _at("2026-07-15T10:00")).is_open
    assert not opening_at(table, _at("2026-07-16T10:00")).is_open


def test_the_night_that_is_an_hour_shorter() -> None:
    """29 March 2026: at 2.00 the clock goes to 3.00."""
    found = intervals(Timetable((NIGHT,)), _at("2026-03-28T12:00"), _at("2026-03-29T12:00"))

    assert [(period.opens, period.closes) for period in found] == [
        (datetime(2026, 3, 28, 21, tzinfo=UTC), datetime(2026, 3, 29, 2, tzinfo=UTC))
    ]


def test_the_night_that_is_an_hour_longer() -> None:
    """25 October 2026: at 3.00 the clock goes back to 2.00."""
    found = intervals(Timetable((NIGHT,)), _at("2026-10-24T12:00"), _at("2026-10-25T12:00"))

    assert [(period.opens, period.closes) for period in found] == [
        (datetime(2026, 10, 24, 20, tzinfo=UTC), datetime(2026, 10, 25, 3, tzinfo=UTC))
    ]


def test_closing_in_the_hour_that_comes_twice_is_the_second_time() -> None:
    late = rule_of(opens_at=time(22), closes_at=time(2, 30), byday="SA")
    (period,) = intervals(Timetable((late,)), _at("2026-10-24T12:00"), _at("2026-10-25T12:00"))

    assert period.closes == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_time_that_does_not_exist_makes_no_negative_period() -> None:
    strange = rule_of(opens_at=time(1, 45), closes_at=time(2, 30), byday="SU")
    (period,) = intervals(Timetable((strange,)), _at("2026-03-29T00:00"), _at("2026-03-29T12:00"))

    assert period.closes - period.opens == timedelta(minutes=45)


times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))


@settings(deadline=None)
@given(st.lists(st.tuples(times, times, st.sampled_from(["MO,WE", "SA,SU", "FR"])), max_size=5), moments)
def test_intervals_are_in_order_apart_and_inside_the_window(
    rules: list[tuple[time, time, str]], start: datetime
) -> None:
    table = Timetable(tuple(rule_of(opens_at=o, closes_at=c, byday=d, open_on_holidays=True) for o, c, d in rules))
    end = start + timedelta(days=14)
    found = intervals(table, start, end)

    assert all(start <= period.opens < period.closes <= end for period in found)
    assert all(one.closes < two.opens for one, two in pairwise(found))


@settings(deadline=None)
@given(times, times, moments)
def test_open_means_that_the_clock_on_the_wall_is_inside_the_hours(opens: time, closes: time, now: datetime) -> None:
    """Away from the two nights on which the clock moves."""
    local = now.astimezone(AMSTERDAM)
    if any((local + timedelta(days=d)).utcoffset() != local.utcoffset() for d in (-2, 2)):
        return
    rule = rule_of(opens_at=opens, closes_at=closes, freq="DAILY", open_on_holidays=True)
    on_the_wall = local.time()
    inside = opens <= on_the_wall < closes if opens < closes else on_the_wall >= opens or on_the_wall < closes

    assert opening_at(Timetable((rule,)), now).is_open == inside
