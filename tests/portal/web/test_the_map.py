"""The map beside the results: pins with the numbers of the list, and nothing that must stay secret."""

import re
from typing import Any

import pytest
from django.test import Client

from portal.web.composing.map import SMALL, Asking, Border, Spot, Town, map_figure
from portal.web.composing.map.boxes import Box
from portal.web.composing.map.markers import HEAD
from portal.web.pages.map import MapFigure
from search.indexing.building import rebuild
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_service

SQUARE = {"name": "Waterkant", "rings": [[[4.30, 51.89], [4.37, 51.89], [4.37, 51.95], [4.30, 51.95]]]}
BORDERS = Border.of_setting([SQUARE])


def _spot(number: int, longitude: float = 4.34, latitude: float = 51.91, *, closed: bool = False) -> Spot:
    return Spot(number, f"Hulp {number}", latitude, longitude, closed)


def _figure(*spots: Spot, **more: Any) -> MapFigure:
    figure = map_figure(BORDERS, spots, **more)
    assert figure is not None
    return figure


def test_a_pin_stands_inside_the_picture_with_its_number() -> None:
    figure = _figure(_spot(3, 4.31, 51.90), _spot(5, 4.36, 51.94))

    assert {pin.text: pin.href for pin in figure.pins} == {"3": "#r3", "5": "#r5"}
    assert all(0 < pin.x < SMALL.width and HEAD / 2 <= pin.text_y < SMALL.height for pin in figure.pins)


def test_north_is_up_and_east_is_right() -> None:
    by_number = {pin.text: pin for pin in _figure(_spot(1, 4.31, 51.90), _spot(2, 4.36, 51.94)).pins}

    assert by_number["2"].x > by_number["1"].x
    assert by_number["2"].y < by_number["1"].y


def test_what_lies_at_one_place_shares_a_signpost_with_every_number() -> None:
    (post,) = _figure(_spot(1), _spot(2), _spot(4)).signposts

    assert [(pin.text, pin.href, pin.title) for pin in post.pins] == [
        ("1", "#r1", "1. Hulp 1"),
        ("2", "#r2", "2. Hulp 2"),
        ("4", "#r4", "4. Hulp 4"),
    ]


def test_closed_is_said_in_words_too() -> None:
    figure = _figure(_spot(1, closed=True), _spot(2, 4.31, 51.90))

    assert [(pin.title, pin.closed) for pin in figure.pins] == [("2. Hulp 2", False), ("1. Hulp 1, nu gesloten", True)]


@pytest.mark.parametrize("number", [2, 8, 20])
def test_heads_do_not_cover_each_other(number: int) -> None:
    spots = [_spot(each + 1, 4.30 + each % 5 * 0.012, 51.90 + each // 5 * 0.012) for each in range(number)]
    heads = [Box.around(pin.text_x, pin.text_y, HEAD, HEAD) for pin in _figure(*spots).all_pins]

    assert [one.overlap(other) for one in heads for other in heads if one is not other and one.overlap(other)] == []


def test_every_number_of_the_list_is_told_on_the_map_or_below_it() -> None:
    spots = [*(_spot(number) for number in range(1, 8)), _spot(8, 4.31, 51.90), _spot(9, 6.9, 53.2)]
    figure = _figure(*spots)

    assert sorted(int(pin.text) for pin in figure.all_pins) == list(range(1, 9))
    assert [(pin.text, pin.href) for pin in figure.far] == [("9", "#r9")]


def test_results_of_other_pages_are_clusters_that_lead_to_a_search_in_that_piece() -> None:
    others = [_spot(0, 4.32 + number / 10_000, 51.93) for number in range(20)]
    asked: list[tuple[float, float, float, float]] = []
    asking = Asking(search_in=lambda corners: asked.append(corners) or "#zoek")  # type: ignore[func-returns-value]
    (cluster,) = _figure(_spot(1, 4.36, 51.90), others=others, asking=asking).clusters

    assert (cluster.text, cluster.title) == ("+20", "20 andere resultaten. Zoek in dit gebied.")
    south, west, north, east = asked[0]
    assert all(south < each.latitude < north and west < each.longitude < east for each in others)


def test_a_name_never_lies_under_a_pin() -> None:
    figure = _figure(*(_spot(number, 4.33 + number * 0.003, 51.92) for number in range(1, 9)))
    (name,) = figure.names
    there = Box.around(name.x, name.y - 9, len(name.text) * 16, 34)

    assert [pin.text for pin in figure.all_pins if Box.around(pin.text_x, pin.text_y, HEAD, HEAD).overlap(there)] == []


def test_a_name_without_room_is_left_out() -> None:
    towns = [Town(f"Dorp {number}", 51.92, 4.33) for number in range(40)]

    assert len(_figure(_spot(1), towns=towns).names) < 20


def test_the_place_of_the_question_stands_on_the_map_with_the_circle_that_was_searched() -> None:
    asking = Asking(latitude=51.92, longitude=4.33, radius_km=2, place="3131 Waterkant")
    figure = _figure(_spot(1), asking=asking)

    assert figure.here is not None
    assert figure.here.title == "3131 Waterkant"
    # The scale below the map and the circle on it tell the same distance.
    assert figure.scale.text == "1 km"
    assert abs(figure.here.ring - 2 * figure.scale.length) <= 2


def test_without_borders_or_places_there_is_no_map() -> None:
    assert map_figure([], [_spot(1)]) is None
    assert map_figure(BORDERS, []) is None
    assert map_figure(BORDERS, [_spot(1, 6.9, 53.2)]) is None


@pytest.fixture
def with_border(waterkant: Tenant) -> Tenant:
    waterkant.settings = {**waterkant.settings, "outlines": [SQUARE]}
    waterkant.save()
    return waterkant


def _numbers(page: str, pattern: str) -> list[str]:
    return sorted(re.findall(pattern, page), key=int)


@pytest.mark.parametrize("address", ["/zoeken/?q=schulden", "/zoeken/kaart/?q=schulden"])
def test_a_secret_place_has_no_pin(visitor: Client, with_border: Tenant, debt_help: Any, address: str) -> None:
    with activate(with_border):
        make_location(make_service("Opvang bij schulden"), street="Geheimweg 13", secret=True)
        rebuild()
    page = visitor.get(address).content.decode()

    assert "Opvang bij schulden" in page
    assert page.count('class="pin') == 1
    assert "Geheimweg" not in page
    assert "Geheim adres" in page


def test_list_and_map_carry_the_same_numbers(visitor: Client, with_border: Tenant, debt_help: Any) -> None:
    with activate(with_border):
        for number in range(7):
            make_location(make_service(f"Schulden {number}"), latitude=51.90 + number / 200)
        make_service("Schulden per telefoon")
        rebuild()
    for address, in_list in (
        ("/zoeken/?q=schulden", r'class="card__number"[^>]*><span>(\d+)'),
        ("/zoeken/kaart/?q=schulden", r'class="map-list__number"[^>]*>(\d+)'),
    ):
        page = visitor.get(address).content.decode()
        on_map = _numbers(page, r'class="pin[^"]*" href="#r(\d+)"')

        assert len(on_map) == 8
        assert _numbers(page, in_list) == on_map
        assert all(f'id="r{number}"' in page for number in on_map)
