"""The towns and districts of municipalities, from the postcodes that are known."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from search.models import Place
from search.places.distance import Point
from search.places.lookup import centre_of
from search.places.reading import own_places, place_key
from tenants.municipalities import municipalities, names_of

_POSTCODE_FIRST = re.compile(r"^\s*([1-9][0-9]{3})(?![0-9])")


@dataclass(frozen=True)
class Town:
    """A town by name, in its municipality, with the middle of its postcodes."""

    name: str
    municipality: str
    point: Point


@dataclass(frozen=True)
class District:
    """A part of a town: the area of one four-digit postcode (decision 0019)."""

    postcode: str
    town: str


def towns_of(municipality_codes: Iterable[str]) -> tuple[Town, ...]:
    """The towns of these municipalities, by name. One query.

    Args:
        municipality_codes: such as those of a portal.
    """
    by_town: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for area in _areas_of(municipality_codes):
        by_town[area.place, area.municipality].append(area)
    return tuple(
        Town(name, municipality, centre_of(by_town[name, municipality])) for name, municipality in sorted(by_town)
    )


def districts_of(municipality_codes: Iterable[str]) -> tuple[District, ...]:
    """The districts of towns that have more than one, by town and postcode. One query.

    A postcode of boxes alone is no district: nobody lives there.
    """
    by_town: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for area in _areas_of(municipality_codes):
        if not area.po_box:
            by_town[area.place, area.municipality].append(area)
    return tuple(
        District(area.postcode, town)
        for (town, _municipality), areas in sorted(by_town.items())
        if len(areas) > 1
        for area in sorted(areas, key=lambda each: each.postcode)
    )


def municipality_of_place(municipality_codes: Iterable[str], text: str) -> str:
    """The code of the one of these municipalities in which this place lies. Empty when it lies in none of them, or in
    more than one. One query.

    Args:
        text: a district as `districts_of` makes them ("1271 Huizen"), a postcode, a town or a municipality.
    """
    codes = list(municipality_codes)
    by_key = {place_key(municipalities()[code]): code for code in codes if code in municipalities()}
    if written := _POSTCODE_FIRST.match(text):
        found = {area.municipality_key for area in _areas_of(codes) if area.postcode == written.group(1)}
    else:
        key = place_key(text)
        found = {area.municipality_key for area in _areas_of(codes) if key in (area.place_key, area.municipality_key)}
    return by_key[found.pop()] if len(found) == 1 else ""


def _areas_of(municipality_codes: Iterable[str]) -> Iterable[Place]:
    keys = {place_key(name) for name in names_of(municipality_codes)}
    if not keys:
        return ()
    areas = {area.postcode: area for area in own_places() if area.municipality_key in keys}
    areas |= {area.postcode: area for area in Place.objects.filter(municipality_key__in=keys)}
    return areas.values()
