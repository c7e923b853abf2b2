"""Find the place that somebody means: a postcode (1234 or 1234 AB), a place or a municipality."""

import re
from dataclasses import dataclass

from search.analysis.folding import words
from search.models import Place
from search.places.distance import Point

_POSTCODE = re.compile(r"^\s*([1-9][0-9]{3})\s*(?:[A-Za-z]{2})?\s*$")


@dataclass(frozen=True)
class FoundPlace:
    """A place with its centre."""

    name: str
    point: Point


def place_key(name: str) -> str:
    """A name as it is looked up: folded, words parted by one space."""
    return " ".join(words(name))


def find_place(text: str) -> FoundPlace | None:
    """The place that this text names; None when there is none of that name. At most two queries.

    A place goes before a municipality of the same name. The centre is the mean of its postcode areas.
    """
    if postcode := _POSTCODE.match(text):
        area = Place.objects.filter(postcode=postcode.group(1)).first()
        return FoundPlace(f"{area.postcode} {area.place}", Point(area.latitude, area.longitude)) if area else None
    key = place_key(text)
    if not key:
        return None
    for column, title in (("place_key", "place"), ("municipality_key", "municipality")):
        areas = list(Place.objects.filter(**{column: key}))
        if areas:
            return FoundPlace(getattr(areas[0], title), _centre(areas))
    return None


def _centre(areas: list[Place]) -> Point:
    return Point(
        sum(area.latitude for area in areas) / len(areas), sum(area.longitude for area in areas) / len(areas)
    )
