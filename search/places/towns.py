"""The towns and districts of municipalities, from the postcodes that are known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from search.models import Place
from search.places.distance import Point
from search.places.lookup import centre_of
from search.places.reading import own_places, place_key
from tenants.municipalities import names_of


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


def _areas_of(municipality_codes: Iterable[str]) -> Iterable[Place]:
    keys = {place_key(name) for name in names_of(municipality_codes)}
    if not keys:
        return ()
    areas = {area.postcode: area for area in own_places() if area.municipality_key in keys}
    areas |= {area.postcode: area for area in Place.objects.filter(municipality_key__in=keys)}
    return areas.values()
