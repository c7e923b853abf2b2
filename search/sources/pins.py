"""Where services are, by the live data: what the map may show of what the index found."""

from collections.abc import Collection, Mapping

from django.utils import timezone

from portal.socialmap.models import Service
from search.places.distance import Point
from search.sources.live import as_uid, rows_among
from search.sources.registry import Pin
from tenants.access import Actor

_AT = "service_at_locations"
_PLACE = f"{_AT}__location"
_COLUMNS = (
    f"{_AT}__pk", "pk", "uid", "name", f"{_PLACE}__latitude", f"{_PLACE}__longitude", f"{_PLACE}__secret",
    f"{_PLACE}__live", f"{_PLACE}__gone_from_source_at", f"{_AT}__gone_from_source_at", f"{_PLACE}__visible_from",
    f"{_PLACE}__visible_until",
)  # fmt: skip


def service_pins(actor: Actor, points: Mapping[int, Point]) -> dict[int, Pin]:
    """The pins of services, as far as the actor may see them.

    Only a place in sight that is not secret gives a pin: the one that the index named when it is still there, or
    else the first. One query.

    Args:
        actor: who looks.
        points: what the index named, by service.
    """
    found: dict[int, Pin] = {}
    today = timezone.localdate().isoformat()
    for _at, pk, uid, name, latitude, longitude, *place in sorted(
        rows_among(Service, actor, points, _COLUMNS), key=lambda row: row[0] or 0
    ):
        if latitude is None or longitude is None or not _in_sight(place, today):
            continue
        point = Point(latitude, longitude)
        if pk not in found or point == points.get(pk):
            found[pk] = Pin(as_uid(uid), name, point)
    return found


def _in_sight(place: Collection[object], today: str) -> bool:
    """As the pages of services show their places. Days are text or dates, as the driver gives them."""
    secret, live, gone, gone_from_there, first_day, last_day = place
    if secret or not live or gone or gone_from_there:
        return False
    return (not first_day or str(first_day) <= today) and (not last_day or str(last_day) >= today)
