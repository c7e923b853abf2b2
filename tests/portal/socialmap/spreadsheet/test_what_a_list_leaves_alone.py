"""What a list does not overwrite: what an editor wrote, a secret address, a place of others, a draft, a lock."""

from portal.socialmap import services as map_services
from portal.socialmap.models import Address, FieldOwnership, Location, RunState, Service, ServiceAtLocation
from portal.socialmap.spreadsheet import selectors, services
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_schedule, make_service
from tests.portal.socialmap.spreadsheet.conftest import (
    FIRST,
    HEADINGS,
    done,
    kinds,
    looked_at,
    read_in,
    undone,
    workbook,
)


def test_what_an_editor_owns_is_kept_back_and_shown(with_words: Tenant, eva: Actor) -> None:
    read_in(eva, workbook(HEADINGS, FIRST))
    service = Service.objects.get()
    map_services.edit_entry(
        eva, entity="service", uid=service.uid, version=service.version, values={"plain_text": "Van Eva."}
    )
    upload = looked_at(eva, workbook(HEADINGS, (*FIRST[:2], "Van de lijst.", *FIRST[3:])))

    assert kinds(upload) == ["same"]
    assert upload.plan[0]["kept"] == [["Tekst voor inwoners, in gewone taal", "Van Eva.", "Van de lijst."]]
    again = looked_at(eva, workbook(HEADINGS, (*FIRST[:2], "Van de lijst.", *FIRST[3:])), take_kept=True)
    assert kinds(again) == ["changed"]


def test_a_value_of_another_source_becomes_the_editors(with_words: Tenant, eva: Actor) -> None:
    service = make_service("Inloop", make_organization("Welzijn De Brug"), data_source="bron", external_id="1")
    upload = read_in(eva, workbook(HEADINGS, FIRST))
    fields = set(FieldOwnership.objects.filter(object_uid=service.uid).values_list("field", flat=True))
    assert fields == {"plain_text", "phones", "hours", "terms"}

    undone(eva, upload)
    assert not FieldOwnership.objects.exists()


def test_a_secret_address_is_never_overwritten_nor_shown(with_words: Tenant, eva: Actor) -> None:
    service = make_service("Opvang", make_organization("Brug"))
    make_location(service, street="Geheime weg 1", secret=True)
    upload = looked_at(
        eva, workbook(("Organisatie", "Dienst", "Adres", "Plaats"), ("Brug", "Opvang", "Kade 2", "Waterkant"))
    )
    assert kinds(upload) == ["same"]
    assert upload.plan[0]["kept"] == [["Adres", "Geheim adres", "Kade 2, Waterkant"]]
    assert "Geheime weg" not in str(upload.plan)


def test_a_place_that_others_use_stays_where_it_is(with_words: Tenant, eva: Actor) -> None:
    organization = make_organization("Brug")
    first, second = make_service("Een", organization), make_service("Twee", organization)
    location = make_location(first, street="Kade 1")
    ServiceAtLocation.objects.create(service=second, location=location)
    read_in(eva, workbook(("Organisatie", "Dienst", "Adres", "Plaats"), ("Brug", "Twee", "Plein 3", "Waterkant")))

    assert Address.objects.get(location=location).address_1 == "Kade 1"
    assert Location.objects.count() == 2
    assert ServiceAtLocation.objects.get(service=first).location == location
    moved = ServiceAtLocation.objects.get(service=second).location
    assert Address.objects.get(location=moved).address_1 == "Plein 3"


def test_hours_that_fit_in_no_cell_are_kept(with_words: Tenant, eva: Actor) -> None:
    service = make_service("Inloop", make_organization("Welzijn De Brug"))
    make_schedule(service=service, freq="MONTHLY", byday="1MO")
    upload = looked_at(eva, workbook(HEADINGS, FIRST))
    assert ["Openingstijden", "Deze uren passen niet in één cel.", "ma-vr 9.00-17.00"] in upload.plan[0]["kept"]


def test_a_lock_or_a_draft_of_a_colleague_holds(with_words: Tenant, eva: Actor, marit: Actor) -> None:
    organization = make_organization("Brug")
    make_service("Slot", organization, locked=True, locked_by=marit.person)
    make_service("Concept", organization, has_unpublished_changes=True)
    rows = [("Brug", name, *FIRST[2:]) for name in ("Slot", "Concept")]
    upload = looked_at(eva, workbook(HEADINGS, *rows))
    assert "op slot" in upload.plan[0]["reasons"][0]
    assert "concept" in upload.plan[1]["reasons"][0]


def test_what_changed_after_it_was_shown_is_left_out_and_said(with_words: Tenant, eva: Actor) -> None:
    service = make_service("Inloop", make_organization("Welzijn De Brug"), plain_text="Oud.")
    upload = looked_at(eva, workbook(HEADINGS, FIRST))
    Service.objects.filter(pk=service.pk).update(plain_text="Net veranderd.")
    upload = done(services.confirm_list(eva, uid=upload.uid, version=upload.version))

    service.refresh_from_db()
    assert service.plain_text == "Net veranderd."
    assert upload.state == RunState.DONE
    page = selectors.list_page(eva, upload.uid)
    assert page.figures["late"] == 1
    assert "veranderd sinds" in page.rows[0].reasons[0]
