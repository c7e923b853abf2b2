"""Hours say what they are for: "telefonisch" in the week, and beside "Nu open" when those hours run now."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from portal.socialmap.opening import SpecialDay, Timetable, opening_at, rule_of
from portal.web.composing.hours import open_now, week_table
from portal.web.composing.passing_on import contact_text
from portal.web.pages.details import Place, Reach
from portal.web.phones import Phone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 23)
DESK = rule_of(opens_at=time(9), closes_at=time(12), byday="MO,TU", freq="WEEKLY")
LINE = rule_of(opens_at=time(13), closes_at=time(17), byday="MO", freq="WEEKLY", note=" telefonisch ")
ALWAYS = rule_of(opens_at=time(0), closes_at=time(0), byday="MO,TU,WE,TH,FR,SA,SU", freq="WEEKLY", note="telefonisch")


def _note(timetable: Timetable, hour: int) -> str:
    told = open_now(opening_at(timetable, datetime(2026, 11, 23, hour, tzinfo=AMSTERDAM)), timetable)
    assert told is not None
    return told.note


@pytest.mark.parametrize(("hour", "note"), [(10, ""), (14, "telefonisch"), (12, ""), (18, "")])
def test_the_note_of_the_hours_that_run_now_stands_beside_open(hour: int, note: str) -> None:
    assert _note(Timetable((DESK, LINE)), hour) == note


def test_a_day_and_night_by_telephone_says_so() -> None:
    assert _note(Timetable((ALWAYS,)), 3) == "telefonisch"


def test_the_week_shows_each_of_the_hours_with_its_note() -> None:
    week = week_table(Timetable((DESK, LINE)), MONDAY)

    assert week is not None
    assert week.days[0].lines == (("9.00 tot 12.00 uur", ""), ("13.00 tot 17.00 uur", "telefonisch"))


def test_other_hours_of_a_special_day_carry_no_note_of_the_usual_ones() -> None:
    short = SpecialDay(MONDAY, MONDAY, closed=False, opens_at=time(13), closes_at=time(15), description="Feest")
    week = week_table(Timetable((LINE,), (short,)), MONDAY)

    assert week is not None
    assert week.days[0].lines == (("13.00 tot 15.00 uur", ""),)


def test_a_holiday_on_a_day_that_is_closed_anyway_is_not_told() -> None:
    week = week_table(Timetable((DESK,)), date(2026, 12, 1), ahead=True)  # Christmas lies on Friday and Saturday

    assert week is not None
    assert week.exceptions == ()


def test_contact_to_copy_says_everything_once() -> None:
    phone = Phone.of("010 555 00 01")
    places = (Place("Huis", ("Kade 1", "3131 AA Waterkant"), phones=(phone,)),)

    assert contact_text("Inloop", "De Brug", places, Reach(phones=(phone,), email="a@b.example"), "https://x/").split(
        "\n"
    ) == ["Inloop", "De Brug", "Huis, Kade 1, 3131 AA Waterkant", "010 555 00 01", "a@b.example", "https://x/"]
