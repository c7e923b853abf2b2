"""Facets count without their own choice; the radius is hard; a secret address has no distance."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from search.api import search
from search.indexing.building import rebuild
from search.query import Facet, SearchQuery, SearchResult, Sort
from tenants.access import Actor
from tests.factories.socialmap import make_location, make_schedule
from tests.search.finding.conftest import Make

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=AMSTERDAM)


def _facet(result: SearchResult, name: str) -> dict[str, int]:
    facet: Facet | None = next((each for each in result.facets if each.name == name), None)
    return {value.value: value.count for value in facet.values} if facet else {}


@pytest.fixture
def three_places(service: Make) -> None:
    """Two in Vlaardingen, one in Ede."""
    make_location(service("Inloop west"), city="Vlaardingen", latitude=51.914, longitude=4.305)
    make_location(service("Inloop oost"), city="Vlaardingen", latitude=51.917, longitude=4.357)
    make_location(service("Inloop ver"), city="Ede", latitude=52.04, longitude=5.66)
    rebuild()


@pytest.mark.usefixtures("three_places")
def test_a_facet_counts_without_its_own_choice(anonymous: Actor) -> None:
    result = search(anonymous, SearchQuery("inloop", facets={"place": frozenset({"Ede"})}))

    assert [hit.title for hit in result.hits] == ["Inloop ver"]
    assert _facet(result, "place") == {"Vlaardingen": 2, "Ede": 1}
    assert _facet(result, "kind") == {"service": 1}


@pytest.mark.usefixtures("three_places")
def test_choices_within_a_facet_add_up_and_facets_narrow_each_other(anonymous: Actor) -> None:
    both = {"place": frozenset({"Ede", "Vlaardingen"})}

    assert search(anonymous, SearchQuery("inloop", facets=both)).total.value == 3
    assert search(anonymous, SearchQuery("inloop", facets=both, kind="organisation")).total.value == 0
    assert search(anonymous, SearchQuery("inloop", facets=both, with_facets=False)).total.value == 3


@pytest.mark.usefixtures("three_places")
@pytest.mark.parametrize("near", ["3132", "3132 AB", "vlaardingen", "Vlaardingen"])
def test_nothing_outside_the_radius_is_found_and_the_distance_is_told(anonymous: Actor, near: str) -> None:
    result = search(anonymous, SearchQuery("inloop", near=near, radius_km=6))

    assert sorted(hit.title for hit in result.hits) == ["Inloop oost", "Inloop west"]
    assert all(hit.distance_km is not None and hit.distance_km < 6 for hit in result.hits)


@pytest.mark.usefixtures("three_places")
def test_results_can_be_put_in_order_of_distance(anonymous: Actor) -> None:
    result = search(anonymous, SearchQuery("inloop", near="3135", sort=Sort.DISTANCE))

    assert [hit.title for hit in result.hits] == ["Inloop oost", "Inloop west", "Inloop ver"]


@pytest.mark.usefixtures("three_places")
def test_an_unknown_place_is_said_to_be_unknown(anonymous: Actor) -> None:
    place = search(anonymous, SearchQuery("inloop", near="Nergenshuizen", radius_km=5)).place

    assert place is not None
    assert not place.known


def test_a_secret_address_has_no_distance_and_is_near_nothing(service: Make, anonymous: Actor) -> None:
    make_location(service("Opvang"), secret=True, latitude=51.914, longitude=4.305)
    rebuild()

    assert search(anonymous, SearchQuery("opvang", near="3132", radius_km=50)).total.value == 0
    assert [hit.distance_km for hit in search(anonymous, SearchQuery("opvang", near="3132")).hits] == [None]


def test_open_now_asks_the_clock_of_the_netherlands(service: Make, anonymous: Actor) -> None:
    opened, closed = service("Spreekuur overdag"), service("Spreekuur avond")
    make_schedule("MO", "09:00", "17:00", service=opened)
    make_schedule("MO", "18:00", "21:00", service=closed)
    rebuild()

    result = search(anonymous, SearchQuery("spreekuur", open_now=True), now=MONDAY_NOON)

    assert [hit.title for hit in result.hits] == ["Spreekuur overdag"]
    assert _facet(search(anonymous, SearchQuery("spreekuur"), now=MONDAY_NOON), "open") == {"now": 1}
    hits = search(anonymous, SearchQuery("spreekuur"), now=MONDAY_NOON).hits
    assert {hit.title: hit.open_now for hit in hits} == {"Spreekuur overdag": True, "Spreekuur avond": False}
