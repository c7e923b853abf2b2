"""What stands on the map now, as far as the rows of a list are about it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize
from uuid import UUID

from portal.socialmap.models import (
    Address,
    Attribute,
    FieldOwnership,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from portal.socialmap.spreadsheet.words import LISTS

# Under which name the ids of lists are kept. There is one: a portal keeps one list.
SOURCE = "rekenblad"
Rows = Mapping[int, list[Any]]


@dataclass(frozen=True)
class Index:
    """By what a row can name a service or an organization. Holds keys, not rows."""

    by_uid: Mapping[UUID, int]
    by_external_id: Mapping[str, int]
    by_name: Mapping[tuple[str, str], list[int]]
    organizations: dict[str, list[int]]


@dataclass(frozen=True)
class Standing:
    """The services and what hangs under them, by key of the service."""

    services: Mapping[int, Service]
    phones: Rows
    schedules: Rows
    places: Rows
    addresses: Rows  # by key of the location
    terms: Rows
    areas: Rows
    owned: frozenset[tuple[UUID, str]]
    hours_at_places: frozenset[int]


def index_of_portal() -> Index:
    """Every own service and organization by its names. Two queries."""
    by_uid: dict[UUID, int] = {}
    by_external_id: dict[str, int] = {}
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    found = Service.objects.order_by("pk").values_list(
        "pk", "uid", "data_source", "external_id", "name", "organization__name"
    )
    for pk, uid, source, external_id, name, organization in found:
        by_uid[uid] = pk
        if source == SOURCE and external_id:
            by_external_id[external_id] = pk
        by_name[same_name(organization or ""), same_name(name)].append(pk)
    organizations: dict[str, list[int]] = defaultdict(list)
    for pk, name in Organization.objects.order_by("pk").values_list("pk", "name"):
        organizations[same_name(name)].append(pk)
    return Index(by_uid, by_external_id, by_name, organizations)


def same_name(name: str) -> str:
    """Names that differ in capitals and spaces alone are the same name, in whichever script."""
    return " ".join(normalize("NFKC", name).casefold().split())


def standing_of(keys: Collection[int], *, locked: bool = False) -> Standing:
    """These services with what hangs under them. Ten queries, however many.

    Args:
        locked: for writing: nobody changes them before the transaction ends.
    """
    services: Any = Service.objects.filter(pk__in=keys)
    if locked:
        services = services.locked()
    found = {service.pk: service for service in services}
    organizations = Organization.objects.in_bulk({each.organization_id for each in found.values()} - {None})
    for service in found.values():
        if service.organization_id is not None:
            service.organization = organizations[service.organization_id]
    places = _under(ServiceAtLocation, found, related=("location",))
    locations = {row.location_id for rows in places.values() for row in rows}
    terms = Attribute.objects.filter(
        service__in=found, taxonomy_term__taxonomy__external_id__in=LISTS.values(), gone_from_source_at=None
    ).select_related("taxonomy_term__taxonomy")
    at_places = Schedule.objects.filter(service_at_location__service__in=found, gone_from_source_at=None)
    return Standing(
        services=found,
        phones=_under(Phone, found),
        schedules=_under(Schedule, found),
        places=places,
        addresses=_by(Address.objects.filter(location__in=locations, gone_from_source_at=None), "location_id"),
        terms=_by(terms, "service_id"),
        areas=_under(ServiceArea, found),
        owned=frozenset(
            FieldOwnership.objects.filter(
                entity="service", object_uid__in=[service.uid for service in found.values()]
            ).values_list("object_uid", "field")
        ),
        hours_at_places=frozenset(at_places.values_list("service_at_location__service", flat=True)),
    )


def _under(model: Any, services: Collection[int], related: tuple[str, ...] = ()) -> Rows:
    rows = model.objects.filter(service__in=services, gone_from_source_at=None)
    return _by(rows.select_related(*related) if related else rows, "service_id")


def _by(rows: Any, key: str) -> Rows:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.order_by("pk"):
        found[getattr(row, key)].append(row)
    return found
