"""Find the place that somebody means: a postcode (1234 or 1234 AB), a place or a municipality."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from search.models import Place
from search.places.distance import NETHERLANDS, Box, Point
from search.places.reading import own_places, place_key
from tenants.context import current_tenant_or_none
from tenants.municipalities import names_of

_POSTCODE = re.compile(r"^\s*([1-9][0-9]{3})\s*(?:[A-Za-z]{2})?\s*$")


@dataclass(frozen=True)
class FoundPlace:
    """A place with its centre."""

    name: str
    point: Point


def find_place(text: str) -> FoundPlace | None:
    """The place that this text names; None when there is none of that name. At most two queries.

    A place goes before a municipality of the same name. Of two places of one name (Laren) the one in the active
    portal's municipalities is meant, or else the larger.
    """
    if postcode := _POSTCODE.match(text):
        areas = _areas(postcode=postcode.group(1))
        return FoundPlace(f"{areas[0].postcode} {areas[0].place}", centre_of(areas)) if areas else None
    key = place_key(text)
    if not key:
        return None
    if areas := _meant(_areas(place_key=key)):
        return FoundPlace(areas[0].place, centre_of(areas))
    if areas := _areas(municipality_key=key):
        return FoundPlace(areas[0].municipality, centre_of(areas))
    return None


def shared_point(given: tuple[float, float]) -> Point | None:
    """Where a visitor says to be; None when that is nowhere in the Netherlands."""
    point = Point(*given)
    return point if NETHERLANDS.holds(point) else None


def piece_of_map(given: tuple[float, float, float, float]) -> Box | None:
    """The part of a piece of the map that lies in the Netherlands; None when that is nothing."""
    box = Box(*given)
    # Compared before it is cut: what is no number would pass through min and max.
    if not (box.south < box.north and box.west < box.east):
        return None
    inside = box.within(NETHERLANDS)
    return inside if inside.south < inside.north and inside.west < inside.east else None


def _areas(**wanted: str) -> list[Place]:
    """The areas that were loaded, and those of our own file that were not."""
    loaded = list(Place.objects.filter(**wanted))
    known = {area.postcode for area in loaded}
    own = (area for area in own_places() if all(getattr(area, name) == value for name, value in wanted.items()))
    return loaded + [area for area in own if area.postcode not in known]


def _meant(areas: Sequence[Place]) -> list[Place]:
    by_municipality: dict[str, list[Place]] = defaultdict(list)
    for area in areas:
        by_municipality[area.municipality_key].append(area)
    if not by_municipality:
        return []
    tenant = current_tenant_or_none()
    ours = {place_key(name) for name in names_of(tenant.municipality_codes)} if tenant else set()
    best = min(by_municipality, key=lambda name: (name not in ours, -len(by_municipality[name]), name))
    return by_municipality[best]


def centre_of(areas: Sequence[Place]) -> Point:
    """The mean of the areas where people live; of boxes only when there is nothing else."""
    lived_in = [area for area in areas if not area.po_box] or list(areas)
    return Point(
        sum(area.latitude for area in lived_in) / len(lived_in),
        sum(area.longitude for area in lived_in) / len(lived_in),
    )
