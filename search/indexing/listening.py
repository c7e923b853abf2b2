"""Hear what changed on the map, and bring the index up to date in the same transaction.

An entry that is published in several portals is updated in each of them: every portal has its own documents.
"""

from collections.abc import Collection, Iterator

from django.db.models import Q

from portal.socialmap.models import Publication, Service, ServiceAtLocation
from search.indexing.building import update
from search.sources.socialmap import ORGANISATION, SERVICE
from tenants.context import activate, current_tenant
from tenants.events import subscribe
from tenants.models import Tenant

ENTRY_CHANGED, ENTRIES_CHANGED = "socialmap.entry_changed", "socialmap.entries_changed"


def listen() -> None:
    """Subscribe; called when the app is ready."""
    subscribe(ENTRY_CHANGED, entry_changed)
    subscribe(ENTRIES_CHANGED, entries_changed)


def entry_changed(*, entity: str, object_id: int, **_others: object) -> None:
    """One entry was made, changed, published, taken back or removed.

    Args:
        entity: its HSDS name: service, organization or location.
        object_id: its key.
    """
    entries_changed(entity=entity, object_ids=[object_id])


def entries_changed(*, entity: str, object_ids: Collection[int], **_others: object) -> None:
    """Many entries at once, as an import makes them. An organisation or a place takes its services along."""
    services, organisations = _affected(entity, object_ids)
    for tenant in _portals(services):
        with activate(tenant):
            update(SERVICE, services)
            update(ORGANISATION, organisations)


def _affected(entity: str, object_ids: Collection[int]) -> tuple[list[int], list[int]]:
    """The services and the organisations whose documents say something of these entries."""
    ids = list(object_ids)
    if entity == "service":
        organisations = Service.objects.filter(pk__in=ids, organization__isnull=False).values_list(
            "organization", flat=True
        )
        return ids, sorted(set(organisations))
    if entity == "organization":
        return list(Service.objects.filter(organization__in=ids).values_list("pk", flat=True)), ids
    given = ServiceAtLocation.objects.filter(location__in=ids).values_list("service", flat=True)
    return sorted(set(given)), []


def _portals(services: Collection[int]) -> Iterator[Tenant]:
    """The active portal, and those where one of these services is or was published."""
    active = current_tenant()
    yield active
    shared = Publication.objects.filter(Q(service__in=services)).exclude(tenant=active)
    yield from Tenant.objects.filter(pk__in=shared.values("tenant"))
