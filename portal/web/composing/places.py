"""The places of a portal: its municipalities and their towns, each with a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify

from search.places.distance import Point
from search.places.towns import Town
from tenants.municipalities import names_of


@dataclass(frozen=True)
class Place:
    """A municipality, or a town of another name inside one."""

    slug: str
    name: str
    is_municipality: bool
    municipality: str
    point: Point | None

    @property
    def url(self) -> str:
        return reverse("web:place", args=[self.slug])


def places_of(municipality_codes: Iterable[str], towns: Iterable[Town]) -> tuple[Place, ...]:
    """The municipalities in the order of the portal, then the towns by name.

    A town that is called like its municipality (Huizen) is that municipality. Of two towns of one name (Laren) the
    second is called after its municipality in its address.
    """
    codes, found = list(municipality_codes), dict[str, Place]()
    known = list(towns)
    middles = {town.municipality: town.point for town in known if town.name == town.municipality}
    for name in names_of(codes):
        found[slugify(name)] = Place(slugify(name), name, True, name, middles.get(name))
    for town in known:
        if town.name == town.municipality:
            continue
        slug = slugify(town.name)
        if slug in found:
            slug = slugify(f"{town.name} {town.municipality}")
        found[slug] = Place(slug, town.name, False, town.municipality, town.point)
    return tuple(found.values())
