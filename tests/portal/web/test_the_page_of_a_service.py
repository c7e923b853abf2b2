"""What the page of a service says: all that one needs before one goes, and honestly what is not known."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.socialmap.models import (
    Accessibility,
    Address,
    Contact,
    HolidaySchedule,
    Language,
    Location,
    RequiredDocument,
    ServiceAtLocation,
    ServiceCapacity,
    Unit,
    Url,
)
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_location, make_organization, make_phone, make_schedule, make_service


def _main(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().split("<main")[1].split("</main")[0]


def _page(client: Client, service: Any) -> str:
    return _main(client, f"/hulp/{service.uid}/")


@pytest.fixture
def food(in_waterkant: Tenant) -> Any:
    """A service with something of everything."""
    service = make_service(
        "Voedselpakket",
        make_organization("Samen Eten"),
        plain_text="U krijgt eten.",
        alternate_name="Voedselbank",
        eligibility_description="U hebt weinig geld.",
        minimum_age=18,
        application_process="Meld u eerst aan.",
        wait_time="Ongeveer 3 weken.",
        email="info@samen-eten.example",
        alert="Op 5 december zijn wij dicht.",
        checked_on=timezone.localdate(),
    )
    place = make_location(service, transportation="Bus 56 stopt voor de deur.")
    Accessibility.objects.create(location=place, description="Er is een lift")
    make_phone("010 555 00 01", service=service, description="Balie", extension="12")
    make_schedule("TU", "13:00", "16:00", service=service, description="telefonisch")
    Language.objects.create(service=service, code="ar", name="Arabisch")
    Language.objects.create(service=service, code="nl", name="Nederlands")
    RequiredDocument.objects.create(service=service, document="Identiteitsbewijs")
    Contact.objects.create(service=service, name="Balie Noord", title="Aanmelden", email="balie@samen-eten.example")
    Url.objects.create(service=service, label="Folder", url="https://samen-eten.example/folder")
    ServiceCapacity.objects.create(
        service=service, unit=Unit.objects.create(name="pakketten"), available=3, updated=timezone.now()
    )
    return service


@pytest.mark.parametrize(
    "said",
    [
        "Ook bekend als: Voedselbank",
        "U hebt weinig geld.",
        "Vanaf 18 jaar",
        "Meld u eerst aan.",
        "Wat neem ik mee?",
        "Identiteitsbewijs",
        "Ongeveer 3 weken.",
        "3 pakketten vrij, vandaag opgegeven.",
        "Op 5 december zijn wij dicht.",
        "Ook in het Arabisch",
        'href="tel:0105550001"',
        "Balie. Toestel 12",
        'href="mailto:info@samen-eten.example"',
        "Balie Noord",
        "13.00 tot 16.00 uur",
        "(telefonisch)",
        "Er is een lift",
        "Bus 56 stopt voor de deur.",
        "Kade 1",
        "3131 AA Waterkant",
        "door de redactie",
        "Klopt dit niet?",
    ],
)
def test_everything_that_is_known_is_told(visitor: Client, food: Any, said: str) -> None:
    assert said in _page(visitor, food)


def test_what_is_not_known_is_left_out_or_said(visitor: Client, in_waterkant: Tenant) -> None:
    service = make_service("Kaal", plain_text="Wij helpen.")
    make_phone(service=service)
    page = _page(visitor, service)

    assert "De openingstijden zijn niet bekend. Bel eerst." in page
    assert "Wij weten niet wanneer dit is gecontroleerd. Bel eerst even." in page
    for absent in ("Wat neem ik mee?", "Hoe lang wacht u?", "Kosten", "Voor wie", "Waar</h2>", "<table"):
        assert absent not in page


def test_who_cannot_be_called_is_not_to_be_called(visitor: Client, in_waterkant: Tenant) -> None:
    assert "Vraag er eerst naar." in _page(visitor, make_service("Kaal"))


def test_the_way_there_is_a_plain_link_that_tells_the_other_site_nothing(visitor: Client, food: Any) -> None:
    page = _page(visitor, food)

    assert 'href="https://www.openstreetmap.org/directions?from=&amp;to=51.91000,4.34000" rel="noreferrer' in page
    assert "src=" not in page


def test_a_secret_place_has_no_way_there_and_no_pin(visitor: Client, in_waterkant: Tenant) -> None:
    service = make_service("Opvang")
    make_location(service, street="Geheimstraat 7", city="Verstopdorp", secret=True)
    page = visitor.get(f"/hulp/{service.uid}/").content.decode()

    assert "Dit adres is geheim." in page
    for told in ("openstreetmap", "Geheimstraat", "Verstopdorp", "51.91", "<figure"):
        assert told not in page


def test_each_place_keeps_its_own_hours_when_they_differ(visitor: Client, in_waterkant: Tenant) -> None:
    service = make_service("Inloop")
    for street, byday in (("Noord 1", "MO"), ("Zuid 2", "TH")):
        make_schedule(byday, location=make_location(service, street=street))
    page = _page(visitor, service)

    assert page.count("<details") == 2
    assert "Openingstijden van Gebouw Noord 1" in page
    assert "Openingstijden van Inloop" not in page


def test_places_with_the_same_hours_share_one_week(visitor: Client, in_waterkant: Tenant) -> None:
    service = make_service("Inloop")
    for street in ("Noord 1", "Zuid 2"):
        make_location(service, street=street)
    make_schedule("MO", service=service)
    page = _page(visitor, service)

    assert "<details" not in page
    assert page.count("Openingstijden van Inloop") == 1


def test_days_ahead_that_go_differently_are_one_line(visitor: Client, in_waterkant: Tenant) -> None:
    service = make_service("Inloop")
    make_schedule("MO,TU,WE,TH,FR,SA,SU", service=service, open_on_holidays=True)
    first = timezone.localdate().toordinal() + 10
    HolidaySchedule.objects.create(
        service=service,
        start_date=date.fromordinal(first),
        end_date=date.fromordinal(first + 6),
        description="Wij verhuizen",
    )
    page = _page(visitor, service)

    assert "Anders dan anders" in page
    assert page.count("Wij verhuizen") == 1
    assert " tot en met " in page


def test_a_postal_address_is_no_place_to_go(visitor: Client, in_waterkant: Tenant) -> None:
    service = make_service("Regeling")
    place = Location.objects.create(name="Gemeente")
    ServiceAtLocation.objects.create(service=service, location=place)
    Address.objects.create(location=place, address_1="Postbus 9", city="Waterkant", address_type="postal")

    assert "Postbus 9" not in _page(visitor, service)


def test_an_old_check_warns(visitor: Client, in_waterkant: Tenant) -> None:
    assert "Voor het laatst gecontroleerd op 1 januari 2019. Bel eerst even." in _page(
        visitor, make_service("Oud", checked_on=date(2019, 1, 1))
    )


def test_it_says_so_when_the_organisation_itself_looked(
    visitor: Client, waterkant: Tenant, welfare: Any, alice: Actor
) -> None:
    with activate(waterkant):
        organization = make_organization("De Brug", owner=welfare.organisation)
        service = make_service("Inloop", organization, checked_on=timezone.localdate(), checked_by=alice.person)
    page = _page(visitor, service)

    assert "door De Brug" in page
    assert "Alice" not in page


def test_a_professional_can_copy_and_send_and_a_visitor_cannot(visitor: Client, food: Any, alice: Actor) -> None:
    seen, public = _page(sign_in(Client(), alice), food), _page(visitor, food)

    for name in ("data-copy", "data-send"):
        assert f"{name}=" in seen
        assert f"{name}=" not in public
    for name in ("data-favourite", "data-share", "data-print"):
        assert f"{name}" in public
    assert "Misschien is dit iets voor u: Voedselpakket." in seen


def test_what_is_for_partners_is_not_sent_to_a_client(alice: Actor, in_waterkant: Tenant) -> None:
    service = make_service("Melding", audience="partners")

    assert "data-send=" not in _page(sign_in(Client(), alice), service)


def test_every_button_waits_for_the_script(alice: Actor, food: Any) -> None:
    page = _page(sign_in(Client(), alice), food)

    for button in page.split("<button")[1:]:
        tag = button.split(">")[0]
        assert 'type="submit"' in tag or " hidden" in tag, tag


def test_without_the_visible_to_of_the_map_what_is_alike_would_show_what_is_for_partners(
    in_waterkant: Tenant, eva: Actor, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.socialmap.models import Attribute
    from portal.socialmap.taxonomies import ensure_taxonomies

    term = ensure_taxonomies(eva)["leefgebieden:wonen"]
    shown, public, hidden = make_service("Een"), make_service("Twee"), make_service("Geheim", audience="partners")
    for service in (shown, public, hidden):
        Attribute.objects.create(service=service, link_entity="service", taxonomy_term=term)
    page = _page(visitor, shown)
    assert "Lijkt hierop" in page
    assert "Twee" in page
    assert "Geheim" not in page

    monkeypatch.setattr(
        "portal.socialmap.models.visibility.ServiceQuerySet.visible_to", lambda queryset, actor: queryset
    )
    assert "Geheim" in _page(visitor, shown)
