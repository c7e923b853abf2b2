"""What the page of a service holds, for whom, and at what cost."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.socialmap.freshness import Freshness
from portal.socialmap.models import (
    Attribute,
    Contact,
    CostOption,
    Language,
    Phone,
    RequiredDocument,
    Service,
    ServiceArea,
    ServiceCapacity,
    Unit,
)
from portal.socialmap.selectors import organization_page, service_cards, service_documents, service_page
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import NotFound
from tenants.models import Tenant
from tests.factories.socialmap import (
    make_location,
    make_organization,
    make_phone,
    make_schedule,
    make_service,
    publish_in,
)

MONDAY_MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def _full(eva: Actor, name: str = "Voedselpakket", **fields: Any) -> Service:
    """A service with something of everything around it."""
    terms = ensure_taxonomies(eva)
    service = make_service(name, professional_text="Indicatie via het wijkteam.", **fields)
    location = make_location(service)
    make_phone(service=service)
    make_phone("0800 1234", contact=Contact.objects.create(service=service, name="Balie"))
    make_schedule(location=location)
    Attribute.objects.create(
        service=service, link_entity="service", taxonomy_term=terms["leefgebieden:eten-en-spullen"]
    )
    Language.objects.create(service=service, code="ar", name="Arabisch")
    ServiceArea.objects.create(service=service, name="Waterkant", extent_type="gemeente")
    CostOption.objects.create(service=service, amount=0, currency="EUR", option="Gratis")
    RequiredDocument.objects.create(service=service, document="Legitimatie")
    ServiceCapacity.objects.create(
        service=service, unit=Unit.objects.create(name="pakketten"), available=3, updated=timezone.now()
    )
    return service


def test_everything_is_on_the_page(in_waterkant: Tenant, eva: Actor, alice: Actor) -> None:
    service = _full(eva, checked_on=date(2026, 11, 1))
    page = service_page(alice, service.uid, now=MONDAY_MORNING)

    assert page.card.name == "Voedselpakket"
    assert page.card.opening.sentence == "Nu open, tot 17.00 uur."
    assert page.card.freshness == Freshness.FRESH
    assert page.card.free
    assert [term.code for term in page.card.terms_of("leefgebieden")] == ["eten-en-spullen"]
    assert page.card.places[0].addresses[0].street == ("Kade 1",)
    assert page.contacts[0].phones[0].number == "0800 1234"
    assert (page.languages, page.areas) == (("Arabisch",), ("Waterkant",))
    assert page.papers[0].text == "Legitimatie"
    assert (page.rooms[0].available, page.rooms[0].outdated) == (3, False)
    assert page.professional_text == "Indicatie via het wijkteam."


def test_a_visitor_does_not_read_the_professional_text(in_waterkant: Tenant, eva: Actor, anonymous: Actor) -> None:
    service = _full(eva)

    assert service_page(anonymous, service.uid).professional_text == ""
    assert service_cards(anonymous)[service.pk].professional_text == ""


def test_the_words_of_the_professional_text_cannot_be_searched_by_a_visitor(in_waterkant: Tenant, eva: Actor) -> None:
    _full(eva)

    (document,) = service_documents()
    assert "Indicatie" not in document.body
    Service.objects.update(audience="partners")
    (document,) = service_documents()
    assert "Indicatie" in document.body


@pytest.mark.parametrize(
    "fields",
    [
        {"audience": "partners"},
        {"live": False},
        {"status": "defunct"},
        {"status": "inactive"},
        {"visible_from": timezone.localdate() + timedelta(days=1)},
        {"visible_until": timezone.localdate() - timedelta(days=1)},
        {"gone_from_source_at": MONDAY_MORNING},
    ],
)
def test_what_is_not_for_a_visitor_answers_like_what_does_not_exist(
    in_waterkant: Tenant, anonymous: Actor, fields: dict[str, Any]
) -> None:
    service = make_service(**fields)
    with pytest.raises(NotFound) as hidden:
        service_page(anonymous, service.uid)
    with pytest.raises(NotFound) as random:
        service_page(anonymous, uuid4())

    assert str(hidden.value) == str(random.value)
    assert service_cards(anonymous) == {}


def test_an_operator_reads_what_every_visitor_reads_and_no_more(in_waterkant: Tenant, pim: Actor) -> None:
    public, hidden = make_service(), make_service("Voor partners", audience="partners")

    assert service_page(pim, public.uid).professional_text == ""
    with pytest.raises(NotFound):
        service_page(pim, hidden.uid)


def test_a_secret_address_is_in_nothing_that_leaves_the_map(in_waterkant: Tenant, eva: Actor, alice: Actor) -> None:
    service = make_service("Opvang")
    location = make_location(
        service,
        street="Geheimstraat 7",
        city="Verstopdorp",
        secret=True,
        description="Naast Geheimstraat 9",
        transportation="Halte Geheimstraat",
    )
    make_phone(location=location)
    page = service_page(alice, service.uid)
    (document,) = service_documents()

    shown = f"{page}{document}"
    assert "Geheimstraat" not in shown
    assert "Verstopdorp" not in shown
    assert "51.91" not in shown
    assert "4.34" not in shown
    assert page.card.places[0].phones[0].number == "010 123 45 67"


def test_a_service_of_another_portal_is_whole_here_and_says_whose_it_is(
    heidedorp: Tenant, waterkant: Tenant, anonymous: Actor
) -> None:
    with activate(heidedorp):
        from tenants.access import system

        service = _full(system(heidedorp, "test"))
    publish_in(waterkant, service)
    with activate(waterkant):
        page = service_page(anonymous, service.uid, now=MONDAY_MORNING)
        (document,) = service_documents()

    assert page.card.from_portal == "Samen in Heidedorp"
    assert page.card.places[0].city == "Waterkant"
    assert page.card.terms_of("leefgebieden")
    assert not page.owned_here
    assert document.facets["topic"] == ("eten-en-spullen",)


@pytest.mark.parametrize("how_many", [1, 10, 100])
def test_a_list_costs_ten_queries_however_long(
    in_waterkant: Tenant, eva: Actor, alice: Actor, how_many: int, django_assert_num_queries: Any
) -> None:
    organization = make_organization()
    for number in range(how_many):
        _full(eva, f"Dienst {number}", organization=organization)
    with django_assert_num_queries(10):
        assert len(service_cards(alice)) == how_many
    with django_assert_num_queries(13):
        assert len(list(service_documents())) == how_many
    with django_assert_num_queries(14):
        assert len(organization_page(alice, organization.uid).services) == how_many


def test_a_page_costs_fifteen_queries(
    in_waterkant: Tenant, eva: Actor, alice: Actor, django_assert_num_queries: Any
) -> None:
    service = _full(eva)
    with django_assert_num_queries(15):
        service_page(alice, service.uid)


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("https://hulp.example/a?b=c", "https://hulp.example/a?b=c"),
        ("www.hulp.example", "https://www.hulp.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        (" java\nscript:alert(1)", ""),
        ("zie de website", ""),
        ("https://", ""),
        ("http://[", ""),
    ],
)
def test_a_page_links_to_web_addresses_only(in_waterkant: Tenant, anonymous: Actor, written: str, linked: str) -> None:
    service = make_service(url=written)

    assert service_page(anonymous, service.uid).url == linked


@pytest.mark.sqlite
def test_what_hangs_under_a_service_is_looked_up_by_that_service(in_waterkant: Tenant) -> None:
    """Without statistics of its tables SQLite rather read everything of the portal, so pages grew with it."""
    plan = Phone.published.beneath(service=[make_service()]).explain()

    assert "service_id=?" in plan
    assert "tenant_id=?" not in plan
