"""Where services are, by the live data: what the map may show of what the index found."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils import timezone

from search.places.distance import Point
from search.sources.registry import Pin

_AT = "service_at_locations"
_PLACE = f"{_AT}__location"
_COLUMNS = ("pk", "uid", "name", f"{_PLACE}__latitude", f"{_PLACE}__longitude")


def pins_of(services: Any, points: Mapping[int, Point]) -> dict[int, Pin]:
    """The pins of services, from a queryset that was narrowed to these and to what the actor may see.

    Only a place in sight that is not secret gives a pin: the one that the index named when it is still there, or
    else the first. One query.

    Args:
        services: what the actor may see of them.
        points: what the index named, by service.
    """
    found: dict[int, Pin] = {}
    for pk, uid, name, latitude, longitude in (
        services.filter(_in_sight()).order_by(f"{_AT}__pk").values_list(*_COLUMNS)
    ):
        point = Point(latitude, longitude)
        if pk not in found or point == points.get(pk):
            found[pk] = Pin(uid, name, point)
    return found


def _in_sight() -> Q:
    """As the pages of services show their places; in one condition, so that it is one place that meets all of it."""
    today = timezone.localdate()
    place = f"{_PLACE}__"
    return (
        (Q(**{f"{place}visible_from": None}) | Q(**{f"{place}visible_from__lte": today}))
        & (Q(**{f"{place}visible_until": None}) | Q(**{f"{place}visible_until__gte": today}))
        & Q(
            **{
                f"{place}secret": False,
                f"{place}live": True,
                f"{place}gone_from_source_at": None,
                f"{place}latitude__isnull": False,
                f"{place}longitude__isnull": False,
                f"{_AT}__gone_from_source_at": None,
            }
        )
    )
