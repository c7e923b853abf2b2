"""Places near a postcode, and services meant for it."""

from typing import Any

from django.db.models import Q, QuerySet

from portal.socialmap.models import ServiceArea
from search.models import Place
from search.places.distance import Point, box_around, distance_km
from search.places.lookup import find_place
from search.places.reading import own_places, place_key
from tenants.municipalities import municipalities

METRES = 1000


def near(found: "QuerySet[Any]", postcode: str, proximity: int | None) -> "QuerySet[Any]":
    """Services at places within so many metres of the middle of the postcode, or meant for its municipality.

    A service without an area is for everybody. Nothing when nobody knows the postcode. At most two queries.
    """
    if proximity is None:
        return _meant_for(found, postcode)
    centre = find_place(postcode)
    if centre is None:
        return found.none()
    box = box_around(centre.point, proximity / METRES)
    inside = found.filter(
        location__latitude__range=(box.south, box.north), location__longitude__range=(box.west, box.east)
    )
    rows = inside.order_by().values_list("pk", "location__latitude", "location__longitude")
    near_by = [pk for pk, north, east in rows if distance_km(centre.point, Point(north, east)) * METRES <= proximity]
    return found.filter(pk__in=near_by)


def _meant_for(found: "QuerySet[Any]", postcode: str) -> "QuerySet[Any]":
    area = _area(postcode[:4])
    if area is None:
        return found.none()
    codes = [code for code, name in municipalities().items() if place_key(name) == area.municipality_key]
    standing = ServiceArea.objects.filter(gone_from_source_at__isnull=True, service__isnull=False).order_by()
    meant = standing.filter(Q(extent__in=codes) | Q(name=area.municipality)).values("service")
    return found.filter(Q(service__in=meant) | ~Q(service__in=standing.values("service")))


def _area(postcode: str) -> Place | None:
    loaded = Place.objects.filter(postcode=postcode).first()
    return loaded or next((area for area in own_places() if area.postcode == postcode), None)
