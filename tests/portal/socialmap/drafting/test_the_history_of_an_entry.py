"""Who did what to an entry, when and why, and which list or source brought it: for whoever may change it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.socialmap import services
from portal.socialmap.drafting.history import history
from portal.socialmap.drafting.selectors import entry_to_edit
from portal.socialmap.models import Service
from portal.socialmap.services import PhoneNumber
from tenants.access import Actor
from tenants.errors import Invalid, NotFound
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_phone, make_schedule, make_service
from tests.portal.socialmap.spreadsheet.conftest import FIRST, HEADINGS, read_in, undone, workbook


def test_the_newest_comes_first_with_who_what_part_and_why(in_waterkant: Tenant, eva: Actor, marit: Actor) -> None:
    service = make_service()
    services.edit_entry(
        eva, entity="service", uid=service.uid, version=1, values={"name": "Anders"}, why="Nieuwe naam sinds mei."
    )
    services.set_contact(marit, entity="service", uid=service.uid, version=2, phones=[PhoneNumber("010 111")])
    lines = history(eva, "service", service.uid)

    assert [(line.by, line.what, line.why) for line in lines] == [
        (str(marit.person), "Vermelding gewijzigd: Telefoon", ""),
        (str(eva.person), "Vermelding gewijzigd", "Nieuwe naam sinds mei."),
    ]
    assert lines[0].at > lines[1].at


def test_a_list_that_was_read_in_and_taken_back_is_in_it(
    in_waterkant: Tenant, eva: Actor, marit: Actor, with_words: Tenant
) -> None:
    service = make_service("Inloop", make_organization("Welzijn De Brug"))
    undone(marit, read_in(eva, workbook(HEADINGS, FIRST)))

    assert [(line.by, line.what) for line in history(eva, "service", service.uid)] == [
        (str(marit.person), "Inlezen teruggedraaid"),
        (str(eva.person), "Ingelezen uit een lijst"),
    ]


def test_only_who_may_change_it_sees_it(in_waterkant: Tenant, alice: Actor, eva: Actor) -> None:
    service = make_service()
    for read in (history, entry_to_edit):
        with pytest.raises(NotFound):
            read(alice, "service", service.uid)
        with pytest.raises(NotFound):
            read(eva, "casus", service.uid)


def test_a_reason_has_an_end(in_waterkant: Tenant, eva: Actor) -> None:
    service = make_service()
    with pytest.raises(Invalid) as wrong:
        services.edit_entry(
            eva, entity="service", uid=service.uid, version=1, values={"name": "Anders"}, why="x" * 2_001
        )
    assert "why" in wrong.value.fields
    assert Service.objects.get().version == 1


@pytest.mark.parametrize("count", [1, 10, 100])
def test_it_costs_the_same_however_much_there_is(in_waterkant: Tenant, eva: Actor, count: int) -> None:
    service = make_service()
    for number in range(min(count, 20)):
        make_location(service, street=f"Kade {number}")
    for number in range(count):
        make_phone(f"010 {number:04}", service=service)
        make_schedule(service=service, byday="MO", opens=f"{number % 23:02}:00", closes=f"{number % 23:02}:30")
    for version in range(1, min(count, 12) + 1):
        services.edit_entry(
            eva, entity="service", uid=service.uid, version=version, values={"name": f"Naam {version}"}, why="Omdat."
        )
    with CaptureQueriesContext(connection) as asked:
        entry_to_edit(eva, "service", service.uid)
    assert len(asked) == 14
    with CaptureQueriesContext(connection) as asked:
        history(eva, "service", service.uid)
    assert len(asked) == 5
