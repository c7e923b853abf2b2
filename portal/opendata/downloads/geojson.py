"""Every public service at a place with a pin, as GeoJSON (RFC 7946). A secret place is not among them."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from portal.opendata.api.answering import written
from portal.opendata.downloads.cuts import cuts
from portal.opendata.selectors import visible
from portal.socialmap.models import Address, ServiceAtLocation


def pieces(origin: str) -> Iterator[Iterator[bytes]]:
    """The document in pieces. Two queries for each 200 places.

    Args:
        origin: of the portal, for links to its pages.
    """
    with_pin = visible.at_locations().filter(location__latitude__isnull=False, location__longitude__isnull=False)
    yield iter([b'{"type":"FeatureCollection","features":['])
    first = True
    for cut in cuts(with_pin.select_related("service__organization", "location")):
        features = [written(each) for each in _features(list(cut), origin)]
        yield iter([b"" if first else b",", b",".join(features)] if features else [])
        first = first and not features
    yield iter([b"]}"])


def _features(rows: list[ServiceAtLocation], origin: str) -> Iterator[dict[str, Any]]:
    addresses: dict[int, Address] = {}
    standing = Address.objects.filter(location__in=[row.location_id for row in rows], gone_from_source_at__isnull=True)
    for address in standing.order_by("-pk"):  # the first one stays
        addresses[address.location_id] = address
    for row in rows:
        told = {**_about(row, origin), **_where(addresses.get(row.location_id))}
        yield {
            "type": "Feature",
            "id": str(row.uid),
            "geometry": {"type": "Point", "coordinates": [row.location.longitude, row.location.latitude]},
            "properties": {name: value for name, value in told.items() if value},
        }


def _about(row: ServiceAtLocation, origin: str) -> dict[str, str]:
    service, organization = row.service, row.service.organization
    return {
        "service_id": str(service.uid),
        "service": service.name,
        "status": service.status,
        "organization_id": str(organization.uid) if organization else "",
        "organization": organization.name if organization else "",
        "location_id": str(row.location.uid),
        "location": row.location.name,
        "page": origin + reverse("web:service", kwargs={"uid": service.uid}),
    }


def _where(address: Address | None) -> dict[str, str]:
    if address is None:
        return {}
    return {"street": address.address_1, "postal_code": address.postal_code, "city": address.city}
