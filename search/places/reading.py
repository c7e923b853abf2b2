"""Read postcode areas from a file in the format of 4pp.csv: postcode, woonplaats, gemeente, latitude, longitude,
soort."""

import csv
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from search.analysis.folding import words
from search.models import Place
from search.places.distance import NETHERLANDS, Point

OWN = Path(__file__).parent / "data" / "demo_municipalities.csv"
_COLUMNS = ("postcode", "woonplaats", "gemeente", "latitude", "longitude")
_PO_BOX = "Postbus"
_LONGEST_NAME = 100


class BadPlaces(ValueError):
    """The file is not a list of postcode areas; says what and where."""


def place_key(name: str) -> str:
    """A name as it is looked up: folded, words parted by one space."""
    return " ".join(words(name))


def read_places(path: Path) -> list[Place]:
    """The areas in a file, not saved.

    Raises:
        BadPlaces: the file cannot be read, lacks a column, or has a line that is no area (with its number).
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return _areas(line for line in lines if not line.startswith("#"))
    except OSError as error:
        raise BadPlaces(f"{path}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadPlaces(f"{path}: no CSV in UTF-8 ({error})") from error


def _areas(lines: Iterable[str]) -> list[Place]:
    rows = csv.DictReader(lines)
    missing = [column for column in _COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise BadPlaces(f"columns are missing: {', '.join(missing)}")
    found: dict[str, Place] = {}
    for number, row in enumerate(rows, 1):
        # The published list itself has a postcode without a place: that one names nothing, so it is left out.
        if not (row["woonplaats"] and row["gemeente"]):
            continue
        area = _area(row, number)
        found[area.postcode] = area
    if not found:
        raise BadPlaces("no postcodes in it")
    return list(found.values())


def _area(row: dict[str, str], number: int) -> Place:
    postcode, place, municipality = ((row[column] or "").strip() for column in _COLUMNS[:3])
    if not (len(postcode) == 4 and postcode.isascii() and postcode.isdigit() and postcode[0] != "0"):
        raise BadPlaces(f"row {number}: {postcode!r} is no four-digit postcode")
    if max(len(place), len(municipality)) > _LONGEST_NAME:
        raise BadPlaces(f"row {number}: the name of postcode {postcode} is too long")
    try:
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
    except (TypeError, ValueError):
        raise BadPlaces(f"row {number}: postcode {postcode} has no coordinates") from None
    if not NETHERLANDS.holds(Point(latitude, longitude)):
        raise BadPlaces(f"row {number}: {latitude}, {longitude} does not lie in the Netherlands")
    return Place(
        postcode=postcode,
        place=place,
        municipality=municipality,
        latitude=latitude,
        longitude=longitude,
        po_box=row.get("soort") == _PO_BOX,
        place_key=place_key(place),
        municipality_key=place_key(municipality),
    )


@lru_cache(maxsize=1)
def own_places() -> tuple[Place, ...]:
    """The areas of the demo's municipalities, which are always there."""
    return tuple(read_places(OWN))
