"""Rows -> the documents that HSDS's API answers with: in lists only what is one to one, whole with all that hangs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.opendata.ledger.moments import moments
from portal.opendata.selectors import tables, visible
from portal.socialmap.hsds.exporting.nesting import Nest
from portal.socialmap.models import Location, Organization, Service, ServiceAtLocation

Document = dict[str, Any]
# More than this below one page of organizations is asked for service by service.
MOST_SERVICES = 2_000


@dataclass(frozen=True)
class Found:
    """Documents, and when the last of them changed."""

    documents: list[Document]
    changed_at: datetime | None = None


def of_services(found: Iterable[Service], *, whole: bool) -> Found:
    """Documents of these services, in their order. Two queries, or eighteen when whole."""
    rows = list(found)
    nest = Nest(tables.of_services(rows, whole=whole))
    changed = moments("service", rows)
    documents = list(nest.whole("service"))
    for document in documents:
        document["last_modified"] = changed[UUID(document["id"])].isoformat()
    return Found(documents, max(changed.values(), default=None))


def of_places(found: Iterable[ServiceAtLocation], *, whole: bool) -> Found:
    """Documents of these services at places, in their order. One query, or thirteen when whole."""
    rows = list(found)
    nest = Nest(tables.of_places(rows, whole=whole))
    changed = moments("service", [row.service for row in rows])
    documents = [_place(nest, row, whole) for row in nest.tables["service_at_location"]]
    return Found(documents, max(changed.values(), default=None))


def of_locations(found: Iterable[Location]) -> list[Document]:
    """Whole documents of these places, in their order. Six queries."""
    return list(Nest(tables.of_locations(found)).whole("location"))


def of_organizations(found: Iterable[Organization], *, whole: bool, full_service: bool) -> Found:
    """Documents of these organizations, in their order. Two queries, or twelve when whole; eighteen more for services.

    Args:
        full_service: with whole services; else with their ids, names and statuses when `whole`.
    """
    rows = list(found)
    nest = Nest(tables.of_organizations(rows, whole=whole))
    changed = moments("organization", rows)
    documents = list(nest.whole("organization"))
    if whole or full_service:
        _give_services(documents, rows, full_service)
    return Found(documents, max(changed.values(), default=None))


def _place(nest: Nest, row: Document, whole: bool) -> Document:
    location, service = nest.by_id["location"][row["location_id"]], nest.by_id["service"][row["service_id"]]
    document = nest.nested("service_at_location", row)
    document["location"] = nest.nested("location", location) if whole else dict(location)
    document["service"] = nest.nested("service", service)
    return document


def _give_services(documents: list[Document], rows: list[Organization], full_service: bool) -> None:
    services = visible.services().filter(organization__in=[row.pk for row in rows]).order_by("pk")
    below: dict[str, list[Document]] = {document["id"]: [] for document in documents}
    if full_service:
        for service in of_services(services.select_related("organization", "program"), whole=True).documents:
            below[service["organization_id"]].append(service)
    else:
        for uid, name, description, status, offered_by in services.values_list(
            "uid", "name", "description", "status", "organization__uid"
        ):
            told = {"id": str(uid), "name": name, "description": description, "status": status}
            below[str(offered_by)].append({key: value for key, value in told.items() if value})
    for document in documents:
        document["services"] = below[document["id"]]
