"""The words on cards and pages: distances, hours, age, and addresses that are safe to follow."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from portal.socialmap.opening import Rule, SpecialDay, Timetable
from portal.socialmap.opening.model import ByDay
from portal.web.composing.cards import distance
from portal.web.composing.hours import week_table
from portal.web.pages.hours import OpenNow
from portal.web.phones import Phone
from tenants.context import activate
from tenants.models import Tenant

SUNDAY = date(2026, 12, 20)
WEEKDAYS = Rule(time(9), time(17), freq="WEEKLY", byday=tuple(ByDay(day) for day in range(5)))


@pytest.mark.parametrize(
    ("km", "said"),
    [(None, ""), (0.01, "50 meter"), (0.652, "650 meter"), (0.98, "1,0 kilometer"), (2.26, "2,3 kilometer")],
)
def test_a_distance_is_never_more_precise_than_it_is(km: float | None, said: str) -> None:
    assert distance(km) == said


def test_the_week_begins_on_monday_and_marks_today() -> None:
    week = week_table(Timetable((WEEKDAYS,)), SUNDAY)

    assert week is not None
    assert [day.name for day in week.days][:2] == ["Maandag", "Dinsdag"]
    assert [day.name for day in week.days if day.today] == ["Zondag"]
    assert week.days[0].hours == ("9.00 tot 17.00 uur",)
    assert week.days[6].hours == ()


def test_a_day_that_goes_differently_says_when_and_why() -> None:
    closed = SpecialDay(date(2026, 12, 23), date(2026, 12, 23), description="Verhuizing")
    week = week_table(Timetable((WEEKDAYS,), (closed,)), SUNDAY)

    assert week is not None
    assert week.days[2].hours == ()
    assert week.days[2].note == "23 december: Verhuizing"
    assert week.days[4].note == "25 december: Eerste kerstdag"


def test_without_hours_there_is_no_table() -> None:
    assert week_table(Timetable(), SUNDAY) is None


@pytest.mark.parametrize(
    ("sentence", "words", "then"),
    [
        ("Nu open, tot 17.00 uur", "Nu open", ", tot 17.00 uur"),
        ("Nu gesloten. Gaat morgen open om 9.00 uur", "Nu gesloten", ". Gaat morgen open om 9.00 uur"),
        ("Dag en nacht open", "Dag en nacht open", ""),
    ],
)
def test_the_words_that_count_are_told_apart(sentence: str, words: str, then: str) -> None:
    told = OpenNow.of(True, sentence)

    assert (told.words, told.then) == (words, then)


@pytest.mark.parametrize(
    ("number", "link"),
    [("035 000 00 10", "tel:0350000010"), ("+31 (0)35 000", "tel:+3135000"), ("113", "tel:08000113")],
)
def test_a_number_can_be_dialled(number: str, link: str) -> None:
    assert Phone.of(number).link == link


def test_an_imported_address_that_is_no_web_address_is_no_link(
    waterkant: Tenant, visitor: Client, debt_help: Any
) -> None:
    with activate(waterkant):
        debt_help.url = "javascript:alert(1)"
        debt_help.plain_text = "<script>alert(2)</script>"
        debt_help.save()
    page = visitor.get(f"/hulp/{debt_help.uid}/").content.decode()

    assert "javascript:" not in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
