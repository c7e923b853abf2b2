from datetime import date, time

import pytest

from portal.demo.content.hours import read_hours


def test_a_range_of_days_is_weekly() -> None:
    hours = read_hours("ma-do 9.00-16.30 (telefonisch)")

    assert (hours.freq, hours.byday, hours.note) == ("WEEKLY", "MO,TU,WE,TH", "telefonisch")
    assert (hours.opens_at, hours.closes_at) == (time(9), time(16, 30))


def test_days_and_ranges_can_be_mixed() -> None:
    assert read_hours("ma,wo-vr 9.00-12.00").byday == "MO,WE,TH,FR"


def test_every_second_week_has_a_first_day_on_the_right_weekday() -> None:
    hours = read_hours("om de week wo 19.30-21.30")

    assert (hours.freq, hours.interval, hours.byday) == ("WEEKLY", 2, "WE")
    assert hours.dtstart is not None
    assert hours.dtstart.weekday() == 2


@pytest.mark.parametrize(("text", "byday"), [("2e za 13.00-16.00", "2SA"), ("laatste do 19.30-21.30", "-1TH")])
def test_a_counted_day_is_monthly(text: str, byday: str) -> None:
    hours = read_hours(text)

    assert (hours.freq, hours.byday) == ("MONTHLY", byday)


def test_what_happens_once_lies_ahead() -> None:
    hours = read_hours("op 25-12 13.00-17.00")

    assert hours.starts(date(2026, 12, 25)) == date(2026, 12, 25)
    assert hours.starts(date(2026, 12, 26)) == date(2027, 12, 25)
    assert hours.freq == ""


def test_round_the_clock_ends_at_midnight() -> None:
    hours = read_hours("ma-zo 0.00-24.00")

    assert hours.opens_at == hours.closes_at == time(0)


NO_HOURS = ["maandag 9.00-17.00", "ma 9-17", "vr-ma 9.00-17.00", "ma 25.00-26.00", "op 31-2 9.00-10.00"]


@pytest.mark.parametrize("text", NO_HOURS)
def test_what_is_no_opening_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_hours(text)
