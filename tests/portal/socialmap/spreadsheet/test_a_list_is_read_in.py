"""From a list to the map: looked at first, written as shown."""

from datetime import date, time

import pytest

from portal.socialmap.models import (
    Address,
    Attribute,
    Audience,
    ImportBatch,
    Organization,
    Phone,
    RunState,
    Schedule,
    Service,
    ServiceArea,
)
from portal.socialmap.spreadsheet import services
from tenants import events
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid
from tenants.models import Tenant
from tests.factories.socialmap import make_organization, make_phone, make_schedule, make_service
from tests.portal.socialmap.spreadsheet.conftest import FIRST, HEADINGS, WHOLE, kinds, looked_at, read_in, workbook


def test_nothing_is_written_before_somebody_says_yes(with_words: Tenant, eva: Actor) -> None:
    upload = looked_at(eva, workbook(HEADINGS, FIRST))

    assert kinds(upload) == ["new"]
    assert not Service.objects.exists()
    assert not Organization.objects.exists()
    assert not ImportBatch.objects.exists()


def test_a_whole_row_becomes_a_service(with_words: Tenant, eva: Actor) -> None:
    upload = read_in(eva, workbook(list(WHOLE), list(WHOLE.values())))
    service = Service.objects.get()

    assert upload.state == RunState.DONE
    assert (service.name, service.plain_text, service.description) == ("Inloop", "Kom langs.", "Een inloop.")
    assert (service.email, service.url) == ("inloop@brug.example", "https://www.brug.example")
    assert (service.audience, service.fees_description) == (Audience.PARTNERS, "Gratis")
    assert (service.checked_on, service.checked_by) == (date(2026, 3, 1), eva.person)
    assert service.live
    assert service.organization.audience == Audience.PARTNERS
    assert [(each.number, each.description) for each in Phone.objects.all()] == [
        ("010 123 45 67", ""),
        ("06-12345678", "app"),
    ]
    assert str(Address.objects.get().postal_code) == "3131 AB"
    schedule = Schedule.objects.get()
    assert (schedule.byday, schedule.opens_at, schedule.closes_at) == ("MO,TU,WE,TH,FR", time(9), time(17))
    assert {each.taxonomy_term.code for each in Attribute.objects.all()} == {"mensen-ontmoeten", "wonen", "ouderen"}
    assert ServiceArea.objects.get().extent == "GM0622"
    assert AuditEntry.objects.filter(action="socialmap.imported").count() == 1


def test_the_same_list_again_changes_nothing(with_words: Tenant, eva: Actor) -> None:
    content = workbook(list(WHOLE), list(WHOLE.values()))
    read_in(eva, content)
    assert kinds(looked_at(eva, content)) == ["same"]


def test_a_list_without_news_cannot_be_read_in(with_words: Tenant, eva: Actor) -> None:
    content = workbook(HEADINGS, FIRST)
    read_in(eva, content)
    upload = looked_at(eva, content)
    with pytest.raises(Invalid, match="niets dat nieuw of anders is"):
        services.confirm_list(eva, uid=upload.uid, version=upload.version)


def test_a_change_is_shown_with_old_and_new(with_words: Tenant, eva: Actor) -> None:
    service = make_service("Inloop", make_organization("Welzijn De Brug"), plain_text="Oud.")
    make_phone("010-1234567", service=service)
    make_schedule(service=service, byday="MO", opens="09:00", closes="12:00")
    upload = looked_at(eva, workbook(HEADINGS, FIRST))

    assert kinds(upload) == ["changed"]
    assert upload.plan[0]["changes"] == [
        ["Tekst voor inwoners, in gewone taal", "Oud.", "Kom langs."],
        ["Openingstijden", "ma 9.00-12.00", "ma-vr 9.00-17.00"],
        ["Leefgebieden", "", "Mensen ontmoeten"],
    ]


def test_an_empty_cell_leaves_what_stands(with_words: Tenant, eva: Actor) -> None:
    service = make_service("Inloop", make_organization("Welzijn De Brug"), plain_text="Blijft.")
    read_in(eva, workbook(("Organisatie", "Dienst", "Tekst", "Kosten"), ("Welzijn de brug", "INLOOP", "", "Gratis")))
    service.refresh_from_db()
    assert (service.plain_text, service.fees_description, service.version) == ("Blijft.", "Gratis", 2)


def test_a_service_is_found_by_the_id_of_an_export_and_can_be_renamed(with_words: Tenant, eva: Actor) -> None:
    service = make_service("Inloop")
    read_in(eva, workbook(("Id", "Dienst"), (str(service.uid), "Huiskamer")))
    service.refresh_from_db()
    assert service.name == "Huiskamer"


def test_a_service_is_found_by_the_number_of_the_list(with_words: Tenant, eva: Actor) -> None:
    read_in(eva, workbook(("Nummer", "Organisatie", "Dienst"), (7, "Brug", "Inloop")))
    upload = read_in(eva, workbook(("Nummer", "Organisatie", "Dienst"), (7, "Brug", "Huiskamer")))
    assert upload.figures["changed"] == 1
    assert Service.objects.get().name == "Huiskamer"


def test_by_appointment_says_how_to_come_in(with_words: Tenant, eva: Actor) -> None:
    read_in(eva, workbook(HEADINGS, (*FIRST[:4], "op afspraak", FIRST[5])))
    assert Service.objects.get().application_process == "Alleen op afspraak."
    assert not Schedule.objects.exists()


def test_the_index_hears_of_what_was_written(with_words: Tenant, eva: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(events, "emit", lambda name, **values: heard.append(f"{name}:{values['entity']}"))
    read_in(eva, workbook(HEADINGS, FIRST))
    assert "socialmap.entries_changed:service" in heard
    assert "socialmap.entries_changed:organization" in heard
