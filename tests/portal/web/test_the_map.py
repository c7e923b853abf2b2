"""The map beside the results: pins with the numbers of the list, and nothing that must stay secret."""

from typing import Any

from django.test import Client

from portal.web.composing.map import HEIGHT, WIDTH, Spot, map_figure
from search.indexing.building import rebuild
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_service

SQUARE = {"name": "Waterkant", "rings": [[[4.30, 51.89], [4.37, 51.89], [4.37, 51.95], [4.30, 51.95]]]}


def _spot(number: int, longitude: float = 4.34, latitude: float = 51.91, *, closed: bool = False) -> Spot:
    return Spot(number, f"Hulp {number}", latitude, longitude, closed)


def test_a_pin_stands_inside_the_picture_with_its_number() -> None:
    figure = map_figure([SQUARE], [_spot(3, 4.31, 51.90), _spot(5, 4.36, 51.94)])

    assert figure is not None
    assert {pin.text: pin.href for pin in figure.pins} == {"3": "#r3", "5": "#r5"}
    assert all(24 < pin.x < WIDTH - 24 and 84 <= pin.y < HEIGHT for pin in figure.pins)


def test_north_is_up_and_east_is_right() -> None:
    figure = map_figure([SQUARE], [_spot(1, 4.31, 51.90), _spot(2, 4.36, 51.94)])

    assert figure is not None
    by_number = {pin.text: pin for pin in figure.pins}
    assert by_number["2"].x > by_number["1"].x
    assert by_number["2"].y < by_number["1"].y


def test_what_lies_at_one_place_shares_a_pin_that_says_so() -> None:
    figure = map_figure([SQUARE], [_spot(1), _spot(2), _spot(4)])

    assert figure is not None
    assert [(pin.text, pin.title) for pin in figure.pins] == [("1+", "1. Hulp 1 en nog 2 vlakbij")]


def test_a_pin_is_grey_only_when_all_of_it_is_closed() -> None:
    half = map_figure([SQUARE], [_spot(1, closed=True), _spot(2)])
    whole = map_figure([SQUARE], [_spot(1, closed=True)])

    assert half is not None
    assert whole is not None
    assert [pin.closed for pin in half.pins + whole.pins] == [False, True]


def test_without_borders_or_places_there_is_no_map() -> None:
    assert map_figure([], [_spot(1)]) is None
    assert map_figure([SQUARE], []) is None
    assert map_figure([SQUARE], [_spot(1, 6.9, 53.2)]) is None


def test_a_secret_place_has_no_pin(visitor: Client, waterkant: Tenant, debt_help: Any) -> None:
    waterkant.settings = {**waterkant.settings, "outlines": [SQUARE]}
    waterkant.save()
    with activate(waterkant):
        make_location(make_service("Opvang bij schulden"), street="Geheimweg 13", secret=True)
        rebuild()
    page = visitor.get("/zoeken/?q=schulden").content.decode()

    assert "Opvang bij schulden" in page
    assert page.count('class="pin') == 1
    assert "Geheimweg" not in page
    assert "Geheim adres" in page
