"""The towns of municipalities, from the postcodes that are known."""

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


def towns_of(municipality_codes: Iterable[str]) -> tuple[Town, ...]:
    """The towns of these municipalities, by name. One query.

    Args:
        municipality_codes: such as those of a portal.
    """
    keys = {place_key(name) for name in names_of(municipality_codes)}
    if not keys:
        return ()
    areas = {area.postcode: area for area in own_places() if area.municipality_key in keys}
    areas |= {area.postcode: area for area in Place.objects.filter(municipality_key__in=keys)}
    by_town: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for area in areas.values():
        by_town[area.place, area.municipality].append(area)
    return tuple(
        Town(name, municipality, centre_of(by_town[name, municipality])) for name, municipality in sorted(by_town)
    )
