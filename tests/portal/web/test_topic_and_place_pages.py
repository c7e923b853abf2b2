"""Each life domain and each place has a page of its own."""

from typing import Any

import pytest
from django.test import Client

from portal.socialmap.models import Attribute, ServiceArea, TaxonomyTerm
from portal.socialmap.taxonomies import ensure_taxonomies
from portal.web.composing.places import places_of
from search.indexing.building import rebuild
from search.places.distance import Point
from search.places.towns import Town, districts_of, towns_of
from tenants.access import system
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_schedule, make_service

SQUARE = {"name": "Vlaardingen", "rings": [[[4.30, 51.89], [4.37, 51.89], [4.37, 51.95], [4.30, 51.95]]]}


@pytest.fixture
def town(waterkant: Tenant) -> Tenant:
    """Help with housing by two organizations, one of which goes with debts; and something that only partners see."""
    waterkant.settings = {**waterkant.settings, "outlines": [SQUARE]}
    waterkant.save()
    with activate(waterkant):
        terms = ensure_taxonomies(system(waterkant, "test"))
        for name, domains, more in (
            ("Huurteam", ("wonen", "geld-en-schulden"), {}),
            ("Woningloket", ("wonen",), {}),
            ("Kookclub", ("eten-en-spullen",), {}),
            ("Ontruimingslijst", ("wonen",), {"audience": "partners"}),
        ):
            service = make_service(name, make_organization(f"Stichting {name}"), **more)
            make_location(service, city="Vlaardingen")
            make_schedule(service=service)
            ServiceArea.objects.create(service=service, name="Vlaardingen", extent_type="gemeente")
            for code in domains:
                term = terms[f"leefgebieden:{code}"]
                Attribute.objects.create(service=service, link_entity="service", taxonomy_term=term)
        rebuild()
    return waterkant


def _page(visitor: Client, address: str) -> str:
    response = visitor.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_topic_tells_what_it_is_what_there_is_who_does_it_and_what_goes_with_it(
    visitor: Client, town: Tenant
) -> None:
    page = _page(visitor, "/onderwerp/wonen/")

    assert "Huur, een woning vinden, huisuitzetting, energie en opvang." in page
    assert "Bekijk alles: 2 resultaten" in page
    assert "Huurteam" in page
    assert "Kookclub" not in page
    assert 'href="/organisatie/' in page[page.index("Wie kan u helpen?") :]
    assert 'href="/onderwerp/geld-en-schulden/"' in page[page.index("Past ook hierbij") :]
    assert 'href="/zoeken/?onderwerp=wonen"' in page


def test_a_topic_near_a_place_shows_what_is_nearest(visitor: Client, town: Tenant) -> None:
    page = _page(visitor, "/onderwerp/wonen/?plaats=3131")

    assert "Dichtbij 3131 Vlaardingen" in page
    assert 'href="/zoeken/?plaats=3131&amp;straal=&amp;onderwerp=wonen"' in page
    assert "Wij kennen deze plaats niet" in _page(visitor, "/onderwerp/wonen/?plaats=Atlantis")


def test_a_topic_without_anything_says_so(visitor: Client, town: Tenant) -> None:
    assert "Hier staat nog niets over." in _page(visitor, "/onderwerp/vervoer/")


def test_parts_of_a_topic_have_their_own_page(visitor: Client, town: Tenant) -> None:
    with activate(town):
        parent = TaxonomyTerm.objects.get(external_id="leefgebieden:wonen")
        part = TaxonomyTerm.objects.create(
            external_id="leefgebieden:huur",
            data_source="ketenwijzer",
            taxonomy=parent.taxonomy,
            parent=parent,
            code="huur",
            name="Huur betalen",
        )
        assert part.pk
    page = _page(visitor, "/onderwerp/wonen/")

    assert 'href="/onderwerp/huur/"' in page
    assert "<h1>Huur betalen</h1>" in _page(visitor, "/onderwerp/huur/")


def test_what_partners_alone_may_see_is_on_no_public_page_of_a_topic_or_place(visitor: Client, town: Tenant) -> None:
    for address in ("/onderwerp/wonen/", "/plaats/vlaardingen/", "/"):
        assert "Ontruimingslijst" not in _page(visitor, address)


def test_a_place_tells_what_is_open_what_there_is_and_where(visitor: Client, town: Tenant) -> None:
    page = _page(visitor, "/plaats/vlaardingen/")

    assert "Er zijn 3 soorten hulp in Vlaardingen." in page
    assert "<h1>Hulp in Vlaardingen</h1>" in page
    assert 'href="/onderwerp/wonen/?plaats=Vlaardingen"' in page
    assert 'class="cluster"' in page
    assert "Huurteam" in page[page.index('id="nu-open"') :]


def test_a_town_shows_what_stands_in_it(visitor: Client, town: Tenant) -> None:
    town.municipality_codes = ["GM0228"]
    town.save()
    with activate(town):
        make_location(make_service("Dorpshuis"), city="Lunteren", latitude=52.09, longitude=5.62)
        rebuild()
    page = _page(visitor, "/plaats/lunteren/")

    assert "Er is 1 soort hulp in Lunteren." in page
    assert "Dorpshuis" in page
    assert 'href="/plaats/ede/"' in page


@pytest.mark.parametrize("address", ["/onderwerp/onzin/", "/plaats/atlantis/", "/plaats/huizen/", "/onderwerp/WONEN/"])
def test_what_does_not_exist_here_is_not_found(visitor: Client, town: Tenant, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_towns_called_like_their_municipality_are_one_place_and_namesakes_are_kept_apart() -> None:
    middle = Point(52.0, 5.0)
    towns = [Town("Ede", "Ede", middle), Town("Huizen", "Ede", middle), Town("Lunteren", "Ede", middle)]
    places = places_of(["GM0406", "GM0228"], towns)

    assert [(place.slug, place.is_municipality) for place in places] == [
        ("huizen", True),
        ("ede", True),
        ("huizen-ede", False),
        ("lunteren", False),
    ]


def test_the_towns_of_municipalities_come_from_the_postcodes(db: Any) -> None:
    assert [town.name for town in towns_of(["GM0317", "GM0376"])] == ["Blaricum", "Eemnes"]
    assert towns_of([]) == ()


def test_the_districts_of_a_town_are_its_postcodes_where_people_live(db: Any) -> None:
    huizen = [each.postcode for each in districts_of(["GM0406"])]
    assert huizen == ["1271", "1272", "1273", "1274", "1275", "1276", "1277"]  # 1270 has boxes alone
    assert districts_of(["GM0317"]) == ()  # one postcode is no district of itself
    assert districts_of([]) == ()
