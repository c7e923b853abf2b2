"""Places: our own facts are always there, others come in through a file, and a bad file changes nothing."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from search.models import Place
from search.places.distance import Box, Point, box_around, distance_km
from search.places.lookup import find_place
from search.places.reading import own_places
from tenants.models import Tenant

HEAD = "postcode,woonplaats,gemeente,latitude,longitude,soort\n"


def test_the_municipalities_of_the_demo_are_known_without_loading_anything(db: None) -> None:
    assert {area.municipality for area in own_places()} == {
        "Huizen",
        "Blaricum",
        "Eemnes",
        "Laren",
        "Vlaardingen",
        "Ede",
    }
    assert find_place("1271 KW") is not None


@pytest.mark.parametrize(
    ("asked", "name"),
    [("3132", "3132 Vlaardingen"), ("3132ab", "3132 Vlaardingen"), ("  eemnes ", "Eemnes"), ("DE KLOMP", "De Klomp")],
)
def test_a_place_is_found_however_it_is_written(db: None, asked: str, name: str) -> None:
    place = find_place(asked)

    assert place is not None
    assert place.name == name


@pytest.mark.parametrize("asked", ["0123", "99999", "Nergenshuizen", "", "12", "'; --"])
def test_what_is_no_place_is_none(db: None, asked: str) -> None:
    assert find_place(asked) is None


def test_of_two_places_of_one_name_the_one_in_the_own_municipality_is_meant(
    in_waterkant: Tenant, tmp_path: Path
) -> None:
    lines = "7245,Laren,Lochem,52.19,6.36,Adres\n7246,Laren,Lochem,52.2,6.37,Adres\n7247,Laren,Lochem,52.2,6.38,Adres\n"
    (tmp_path / "places.csv").write_text(HEAD + lines)
    call_command("load_places", str(tmp_path / "places.csv"))
    in_waterkant.municipality_codes = ["GM0417"]

    place = find_place("Laren")

    assert place is not None
    assert place.point.longitude == pytest.approx(5.22, abs=0.05)


def test_loading_twice_changes_nothing(db: None, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEAD + "1012,Amsterdam,Amsterdam,52.37,4.89,Adres\n")
    for _time in range(2):
        call_command("load_places", str(path))

    assert [place.place for place in Place.objects.all()] == ["Amsterdam"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("postcode;woonplaats\n1012;Amsterdam\n", "columns are missing"),
        (HEAD + "ABCD,Amsterdam,Amsterdam,52.37,4.89,Adres\n", "no four-digit postcode"),
        (HEAD + "1012,Amsterdam,Amsterdam,4.89,52.37,Adres\n", "does not lie in the Netherlands"),
        (HEAD + "1012,Amsterdam,Amsterdam,noord,4.89,Adres\n", "has no coordinates"),
        (HEAD + "1012,Amsterdam,Amsterdam\n", "has no coordinates"),
        (HEAD, "no postcodes"),
        ("", "columns are missing"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason_and_changes_nothing(
    db: None, tmp_path: Path, text: str, reason: str
) -> None:
    path = tmp_path / "places.csv"
    path.write_text(text)

    with pytest.raises(CommandError, match=reason):
        call_command("load_places", str(path))
    assert not Place.objects.exists()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b'"unclosed' + b"x" * 200_000])
def test_bytes_that_are_no_text_are_refused(db: None, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes(content)

    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_places", str(path))


def test_a_missing_file_is_refused(db: None) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_places", "/nowhere/places.csv")


def test_distances_are_those_of_the_map() -> None:
    utrecht, amsterdam = Point(52.0907, 5.1214), Point(52.3731, 4.8926)

    assert distance_km(utrecht, amsterdam) == pytest.approx(35.0, abs=0.5)
    assert distance_km(utrecht, utrecht) == 0


@pytest.mark.parametrize("radius", [0.5, 5, 50, 300])
def test_the_box_holds_the_circle(radius: float) -> None:
    centre = Point(52.1, 5.2)
    box: Box = box_around(centre, radius)

    for edge in (Point(box.north, 5.2), Point(box.south, 5.2), Point(52.1, box.east), Point(52.1, box.west)):
        assert distance_km(centre, edge) >= radius * 0.999
