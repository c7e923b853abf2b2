"""Where somebody is and where things are: a shared location, a piece of the map, and the spots of all results."""

from math import inf, nan

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.socialmap.models import Location
from search.api import note_unanswered, search
from search.indexing.building import rebuild
from search.models import UnansweredQuestion
from search.query import MAX_SPOTS, SearchQuery, Sort
from tenants.access import Actor, anonymous
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_location
from tests.search.finding.conftest import Make

WEST, EAST, FAR = (51.914, 4.305), (51.917, 4.357), (52.04, 5.66)
AROUND_EAST = (51.90, 4.34, 51.93, 4.37)


@pytest.fixture
def three(service: Make) -> dict[str, Location]:
    """Two in Vlaardingen, one in Ede."""
    made = {
        name: make_location(service(f"Inloop {name}"), latitude=latitude, longitude=longitude)
        for name, (latitude, longitude) in {"west": WEST, "oost": EAST, "ver": FAR}.items()
    }
    rebuild()
    return made


def _titles(actor: Actor, query: SearchQuery) -> list[str]:
    return [hit.title for hit in search(actor, query).hits]


@pytest.mark.usefixtures("three")
def test_a_shared_location_gives_distance_order_and_radius(anonymous: Actor) -> None:
    here = SearchQuery("inloop", point=(51.917, 4.357), sort=Sort.DISTANCE)

    assert _titles(anonymous, here) == ["Inloop oost", "Inloop west", "Inloop ver"]
    assert _titles(anonymous, SearchQuery("inloop", point=(51.917, 4.357), radius_km=1)) == ["Inloop oost"]


@pytest.mark.usefixtures("three")
def test_the_map_is_told_where_the_question_is_asked_from(anonymous: Actor) -> None:
    shared = search(anonymous, SearchQuery("inloop", point=WEST)).place
    typed = search(anonymous, SearchQuery("inloop", near="3132", point=WEST)).place

    assert shared is not None
    assert (shared.known, shared.shared, shared.point.latitude if shared.point else 0) == (True, True, WEST[0])
    assert typed is not None
    assert (typed.known, typed.shared, typed.name) == (True, False, "3132 Vlaardingen")
    assert typed.point is not None
    assert typed.point.latitude != WEST[0]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("point", [(48.85, 2.35), (4.305, 51.914), (nan, 4.3), (51.9, inf), (1e300, -1e300)])
def test_a_location_outside_the_netherlands_is_an_unknown_place(anonymous: Actor, point: tuple[float, float]) -> None:
    result = search(anonymous, SearchQuery("inloop", point=point, radius_km=5))

    assert result.place is not None
    assert not result.place.known
    assert result.total.value == 3
    assert [hit.distance_km for hit in result.hits] == [None, None, None]


@pytest.mark.usefixtures("three")
def test_where_somebody_is_stands_in_no_text_and_in_no_row(anonymous: Actor) -> None:
    result = search(anonymous, SearchQuery("zeppelin", point=(51.91234, 4.33567)))
    note_unanswered(result)

    assert "51.91234" not in repr(result)
    assert not UnansweredQuestion.objects.exists()


@pytest.mark.usefixtures("three")
def test_a_piece_of_the_map_keeps_what_lies_in_it(anonymous: Actor) -> None:
    assert _titles(anonymous, SearchQuery("inloop", box=AROUND_EAST)) == ["Inloop oost"]
    assert _titles(anonymous, SearchQuery("", box=AROUND_EAST)) == ["Inloop oost"]
    assert _titles(anonymous, SearchQuery("inloop", box=AROUND_EAST, near="Ede", radius_km=5)) == []


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "box", [(51.93, 4.34, 51.90, 4.37), (nan, 4.3, 52, 5), (51.9, nan, nan, 4.4), (0.0, 0.0, 1.0, 1.0)]
)
def test_a_box_that_is_no_piece_of_the_netherlands_is_not_asked(
    anonymous: Actor, box: tuple[float, float, float, float]
) -> None:
    result = search(anonymous, SearchQuery("inloop", box=box))

    assert result.query.box is None
    assert result.total.value == 3


@pytest.mark.usefixtures("three")
def test_spots_are_those_of_all_pages_in_the_order_of_the_list(anonymous: Actor) -> None:
    query = SearchQuery("inloop", point=EAST, sort=Sort.DISTANCE, page_size=1, page=2, with_spots=True)

    result = search(anonymous, query)

    assert [spot.title for spot in result.spots] == ["Inloop oost", "Inloop west", "Inloop ver"]
    assert (result.spots[0].latitude, result.spots[0].longitude) == EAST
    assert search(anonymous, SearchQuery("inloop")).spots == ()


def test_spots_cost_one_query_more(three: dict[str, Location], anonymous: Actor) -> None:
    costs = []
    for with_spots in (False, True):
        with CaptureQueriesContext(connection) as queries:
            search(anonymous, SearchQuery("inloop", with_spots=with_spots))
        costs.append(len(queries))

    assert costs[1] == costs[0] + 1


def test_a_secret_address_has_no_spot_not_even_when_the_index_still_knows_it(
    three: dict[str, Location], anonymous: Actor
) -> None:
    Location.objects.filter(pk=three["west"].pk).update(secret=True)  # past every service, so the index is old

    result = search(anonymous, SearchQuery("inloop", with_spots=True))

    assert {spot.title for spot in result.spots} == {"Inloop oost", "Inloop ver"}


def test_it_is_the_live_rule_that_keeps_a_secret_address_back(
    three: dict[str, Location], anonymous: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    Location.objects.filter(pk=three["west"].pk).update(secret=True)
    monkeypatch.setattr("search.sources.pins._in_sight", lambda *place: True)

    spots = search(anonymous, SearchQuery("inloop", with_spots=True)).spots

    assert "Inloop west" in {spot.title for spot in spots}


def test_spots_are_of_what_the_actor_may_see(service: Make, anonymous: Actor, alice: Actor) -> None:
    make_location(service("Overleg", audience="partners"))
    rebuild()

    assert search(anonymous, SearchQuery("overleg", with_spots=True)).spots == ()
    assert [spot.title for spot in search(alice, SearchQuery("overleg", with_spots=True)).spots] == ["Overleg"]


def test_another_portal_sees_no_spots_of_this_one(three: dict[str, Location], heidedorp: Tenant) -> None:
    with activate(heidedorp):
        assert search(anonymous(heidedorp), SearchQuery("inloop", with_spots=True)).spots == ()


def test_of_more_places_the_one_that_the_index_named_is_the_spot(service: Make, anonymous: Actor) -> None:
    made = service("Spreekuur")
    make_location(made, latitude=WEST[0], longitude=WEST[1])
    make_location(made, latitude=EAST[0], longitude=EAST[1])
    rebuild()

    spots = search(anonymous, SearchQuery("spreekuur", with_spots=True)).spots

    assert [(spot.latitude, spot.longitude) for spot in spots] == [WEST]


def test_there_is_an_end_to_spots(
    monkeypatch: pytest.MonkeyPatch, three: dict[str, Location], anonymous: Actor
) -> None:
    assert MAX_SPOTS == 500
    monkeypatch.setattr("search.showing.MAX_SPOTS", 2)

    assert len(search(anonymous, SearchQuery("inloop", with_spots=True)).spots) == 2
