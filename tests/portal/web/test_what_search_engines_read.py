"""JSON-LD: the properties that schema.org and search engines ask for, and no text that can leave its script element."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.socialmap.models import HolidaySchedule, ServiceArea
from portal.socialmap.opening import SpecialDay, Timetable, rule_of
from portal.web.composing import structured
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_location, make_organization, make_phone, make_schedule, make_service

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOSTILE = ("</script><script>alert(1)</script>", "<!-- <script>", "]]>", "\u2028", "&lt;", '"},{"@type":"Person"', "\\")
# What the sources in portal/web/composing/structured.py ask of each kind.
REQUIRED = {
    "Service": {"name", "provider"},
    "GovernmentService": {"name", "provider"},
    "ServiceChannel": {"serviceUrl"},
    "Organization": {"name", "url"},
    "GovernmentOrganization": {"name", "url"},
    "PostalAddress": {"addressLocality", "addressCountry"},
    "Place": {"address"},
    "GeoCoordinates": {"latitude", "longitude"},
    "OpeningHoursSpecification": {"dayOfWeek", "opens", "closes"},
    "ContactPoint": {"telephone"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "AdministrativeArea": {"name"},
    "Audience": {"audienceType"},
    "Offer": {"price", "priceCurrency"},
    "WebSite": {"name", "url", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
}


def _graph(client: Client, address: str) -> list[dict[str, Any]]:
    blocks = BLOCK.findall(client.get(address).content.decode())
    assert len(blocks) == 1
    read = json.loads(blocks[0])
    assert read["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = read["@graph"]
    return graph


def _lacking(thing: Any) -> list[str]:
    """What is missing, anywhere inside."""
    if isinstance(thing, list):
        return [each for part in thing for each in _lacking(part)]
    if not isinstance(thing, dict):
        return []
    inside = [each for part in thing.values() for each in _lacking(part)]
    missing = REQUIRED[thing["@type"]] - thing.keys() if "@type" in thing else set()
    return [*inside, *(f"{thing['@type']}.{name}" for name in missing)]


@pytest.fixture
def food(in_waterkant: Tenant) -> Any:
    organization = make_organization("Samen Eten", website="https://samen-eten.example")
    service = make_service("Voedselpakket", organization, fees="Gratis", eligibility_description="Weinig geld")
    make_location(service)
    make_phone("010 555 00 01", service=service)
    make_schedule("MO,TU", service=service)
    ServiceArea.objects.create(service=service, name="Waterkant", extent_type="gemeente")
    return service


def test_a_service_tells_who_where_when_and_how(visitor: Client, food: Any) -> None:
    service, trail = _graph(visitor, f"/hulp/{food.uid}/")
    channel = service["availableChannel"]

    assert _lacking([service, trail]) == []
    assert service["@type"] == "Service"
    assert service["provider"]["name"] == "Samen Eten"
    assert service["areaServed"] == [{"@type": "AdministrativeArea", "name": "Waterkant"}]
    assert service["offers"]["price"] == 0
    assert channel["servicePhone"][0]["telephone"] == "010 555 00 01"
    assert channel["serviceLocation"][0]["address"]["streetAddress"] == "Kade 1"
    assert channel["serviceLocation"][0]["geo"]["latitude"] == 51.91
    assert {each["dayOfWeek"] for each in service["hoursAvailable"] if "validFrom" not in each} == {"Monday", "Tuesday"}
    assert [each["position"] for each in trail["itemListElement"]] == [1, 2, 3]
    assert trail["itemListElement"][0]["item"] == "http://waterkant.localhost/"
    assert "item" not in trail["itemListElement"][2]


def test_a_service_of_the_municipality_is_one_of_government(visitor: Client, in_waterkant: Tenant) -> None:
    service = make_service("Paspoort", make_organization("Gemeente", kind="municipality"))
    (read, _trail) = _graph(visitor, f"/hulp/{service.uid}/")

    assert (read["@type"], read["provider"]["@type"]) == ("GovernmentService", "GovernmentOrganization")


def test_an_organisation_tells_its_name_address_and_site(visitor: Client, food: Any) -> None:
    organisation, trail = _graph(visitor, f"/organisatie/{food.organization.uid}/")

    assert _lacking([organisation, trail]) == []
    assert organisation["url"] == "https://samen-eten.example"
    assert organisation["address"]["addressLocality"] == "Waterkant"


def test_a_secret_place_is_not_told(visitor: Client, in_waterkant: Tenant) -> None:
    service = make_service("Opvang")
    make_location(service, street="Geheimstraat 7", city="Verstopdorp", secret=True)
    told = json.dumps(
        [_graph(visitor, f"/hulp/{service.uid}/"), _graph(visitor, f"/organisatie/{service.organization.uid}/")]
    )

    assert "serviceLocation" not in told
    for word in ("Geheimstraat", "Verstopdorp", "51.91"):
        assert word not in told


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_leaves_its_script(visitor: Client, in_waterkant: Tenant, hostile: str) -> None:
    service = make_service(f"Naam {hostile}", make_organization(f"Org {hostile}"), plain_text=f"Tekst {hostile}")
    (read, _trail) = _graph(visitor, f"/hulp/{service.uid}/")

    assert read["name"] == f"Naam {hostile}"
    assert read["@type"] == "Service"
    assert "<script>alert" not in visitor.get(f"/hulp/{service.uid}/").content.decode()


def test_without_the_escapes_a_text_would_leave_it(
    visitor: Client, in_waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = make_service(f"Naam {HOSTILE[0]}")
    monkeypatch.setattr(structured, "ESCAPES", {})

    assert "<script>alert" in visitor.get(f"/hulp/{service.uid}/").content.decode()


def test_who_signed_in_reads_a_page_that_no_engine_reads(alice: Actor, food: Any) -> None:
    assert not BLOCK.search(sign_in(Client(), alice).get(f"/hulp/{food.uid}/").content.decode())


def test_a_closed_day_is_midnight_to_midnight_and_a_day_and_night_is_not() -> None:
    monday = date(2026, 11, 23)
    from datetime import time

    always = rule_of(opens_at=time(0), closes_at=time(0), byday="MO,TU", freq="WEEKLY")
    closed = SpecialDay(monday, monday, description="Verhuizing")
    told = structured.opening_hours(Timetable((always,), (closed,)), monday)
    special = [each for each in told if "validFrom" in each]

    assert special[0]["validFrom"] == special[0]["validThrough"] == "2026-11-23"
    assert (special[0]["opens"], special[0]["closes"]) == ("00:00", "00:00")
    assert {(each["opens"], each["closes"]) for each in told if "validFrom" not in each} == {("00:00", "23:59")}


def test_a_special_day_does_not_become_the_usual_one(in_waterkant: Tenant, visitor: Client) -> None:
    service = make_service()
    make_schedule("MO,TU,WE,TH,FR,SA,SU", service=service, open_on_holidays=True)
    today = timezone.localdate()
    HolidaySchedule.objects.create(service=service, start_date=today, end_date=today, description="Dicht")
    (read, _trail) = _graph(visitor, f"/hulp/{service.uid}/")

    assert len([each for each in read["hoursAvailable"] if "validFrom" not in each]) == 7


def test_the_site_tells_how_it_is_searched() -> None:
    site = structured.website("Hulpwijzer", "https://hulp.example/", "https://hulp.example/zoeken/")

    assert _lacking(site) == []
    assert site["potentialAction"]["target"]["urlTemplate"].endswith("/zoeken/?q={search_term_string}")


def test_the_front_page_says_so_to_engines_and_not_to_who_signed_in(visitor: Client, alice: Actor) -> None:
    (site,) = _graph(visitor, "/")

    assert (site["@type"], site["url"]) == ("WebSite", "http://waterkant.localhost/")
    assert not BLOCK.search(sign_in(Client(), alice).get("/").content.decode())
