"""An editor sets the hours of an entry: its week, and the days that go differently."""

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest

from portal.socialmap import services
from portal.socialmap.drafting.selectors import entry_to_edit
from portal.socialmap.models import HolidaySchedule, Schedule, Service
from portal.socialmap.opening import SpecialDay, week
from portal.socialmap.opening.plan import Span, WeekPlan, timetable_of
from portal.socialmap.selectors import service_page
from tenants.access import Actor
from tenants.errors import Invalid, NotFound
from tests.factories.socialmap import make_location, make_schedule
from tests.portal.socialmap.nested.conftest import COMMANDS, MORNINGS

NINE, TWELVE = time(9), time(12)
WRONG_HOURS: list[tuple[dict[str, Any], str]] = [
    ({"week": WeekPlan.of({0: [Span(NINE, NINE)]})}, "week"),
    ({"week": WeekPlan.of({0: [Span(NINE, TWELVE), Span(time(11), time(13))]})}, "week"),
    ({"week": WeekPlan.of({0: [Span(time(17), NINE)]})}, "week"),
    ({"exceptions": [SpecialDay(date(2026, 2, 2), date(2026, 2, 1))]}, "exceptions"),
    ({"exceptions": [SpecialDay(date(2026, 2, 2), date(2028, 2, 1))]}, "exceptions"),
    ({"exceptions": [SpecialDay(date(2026, 2, 2), date(2026, 2, 2), False, NINE)]}, "exceptions"),
    ({"exceptions": [SpecialDay(date(2026, 2, 2), date(2026, 2, 2), True, NINE, TWELVE)]}, "exceptions"),
    ({"exceptions": [SpecialDay(date(2026, 2, 2), date(2026, 2, 2))] * 61}, "exceptions"),
]


def test_a_week_with_exceptions_is_what_the_page_shows(service: Service, eva: Actor, anonymous: Actor) -> None:
    holiday = SpecialDay(date(2026, 12, 28), date(2026, 12, 30), description="Kerstreces")
    COMMANDS["hours"](eva, service, exceptions=[holiday])
    timetable = service_page(anonymous, service.uid).card.timetable

    assert week(timetable, date(2026, 12, 28)) == week(timetable_of(MORNINGS, [holiday]), date(2026, 12, 28))
    assert [each.hours for each in week(timetable, date(2026, 12, 7))][:3] == [
        ((time(9), time(12)),), (), ((time(9), time(12)),),
    ]  # fmt: skip
    edited = entry_to_edit(eva, "service", service.uid).hours
    assert (edited.week, edited.special_days) == (MORNINGS, (holiday,))


def test_a_rule_that_fits_in_no_week_stays_unless_it_must_go(service: Service, eva: Actor) -> None:
    make_schedule(service=service, freq="MONTHLY", byday="1TU", description="Eerste dinsdag")
    make_schedule(service=service, byday="FR")
    entry = COMMANDS["hours"](eva, service)
    assert Schedule.objects.get(freq="MONTHLY").description == "Eerste dinsdag"
    assert not Schedule.objects.filter(byday="FR").exists()
    COMMANDS["hours"](eva, entry, keep_others=False)
    assert not Schedule.objects.filter(freq="MONTHLY").exists()


def test_hours_at_one_place_are_of_that_place(service: Service, eva: Actor) -> None:
    location = make_location(service)
    COMMANDS["hours"](eva, service, at=location.uid)
    assert {row.service_at_location.location for row in Schedule.objects.all()} == {location}
    with pytest.raises(NotFound):
        COMMANDS["hours"](eva, service, version=2, at=uuid4())


def test_a_place_has_hours_of_its_own(service: Service, eva: Actor) -> None:
    location = make_location(service)
    services.set_schedules(eva, entity="location", uid=location.uid, version=1, week=MORNINGS)
    assert entry_to_edit(eva, "location", location.uid).hours.week == MORNINGS


@pytest.mark.parametrize(("how", "field"), WRONG_HOURS)
def test_hours_that_cannot_be_are_refused_with_a_sentence(
    service: Service, eva: Actor, how: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        COMMANDS["hours"](eva, service, **how)
    assert wrong.value.fields[field].endswith(".")
    assert not Schedule.objects.exists()
    assert not HolidaySchedule.objects.exists()
