"""A date reads as one in every language: Polish and Ukrainian decline the month, and write days small."""

import re
from datetime import date, datetime, time

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from portal.socialmap.opening import AMSTERDAM, Rule, SpecialDay, Timetable, day_name, opening_at
from portal.socialmap.opening.model import ByDay
from portal.web.build.catalogues.extracting import ROOMS, ROOT
from portal.web.composing.hours import week_table

THURSDAY = date(2026, 11, 5)
# `F` in a format with a day: "5 listopad" instead of "5 listopada".
UNDECLINED = re.compile(r"""["'][^"'\n]*\bj F\b""")
MONDAYS = Timetable((Rule(time(9), time(17), freq="WEEKLY", byday=(ByDay(0),)),))


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("nl", "5 november 2026"),
        ("en", "5 November 2026"),
        ("ar", "5 نوفمبر 2026"),
        ("pl", "5 listopada 2026"),
        ("uk", "5 листопада 2026"),
    ],
)
def test_a_month_after_a_day_is_declined(language: str, written: str) -> None:
    with override(language):
        assert date_format(THURSDAY, "j E Y") == written


@pytest.mark.parametrize(
    ("language", "name"), [("nl", "donderdag"), ("en", "Thursday"), ("pl", "czwartek"), ("uk", "четвер")]
)
def test_a_day_within_a_sentence_is_written_as_its_readers_do(language: str, name: str) -> None:
    with override(language):
        assert day_name(THURSDAY) == name


def test_polish_says_when_something_opens() -> None:
    with override("pl"):
        told = opening_at(MONDAYS, datetime(2026, 11, 5, 10, tzinfo=AMSTERDAM)).sentence

    assert told == "Teraz zamknięte. Otwarcie: poniedziałek o godz. 9:00."


def test_polish_says_which_days_differ() -> None:
    closed = SpecialDay(date(2026, 11, 16), date(2026, 11, 17), description="Verhuizing")
    with override("pl"):
        told = week_table(Timetable(MONDAYS.rules, (closed,)), THURSDAY, ahead=True)

    assert told is not None
    assert [day.name for day in told.exceptions] == ["Poniedziałek 16 listopada – wtorek 17 listopada"]


def test_no_screen_writes_a_month_that_is_not_declined() -> None:
    written = (
        path
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".py", ".html"} and "locale" not in path.parts
    )

    assert [path.name for path in written if UNDECLINED.search(path.read_text(encoding="utf-8"))] == []


def test_sabotage_the_usual_month_of_polish_is_not_declined() -> None:
    with override("pl"):
        assert date_format(THURSDAY, "j F Y") == "5 Listopad 2026"
    assert UNDECLINED.search('{{ day|date:"j F Y" }}')
