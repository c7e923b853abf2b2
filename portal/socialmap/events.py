"""What the map tells upward. Each event is told once in every portal that shows the entry, with that portal active.

- socialmap.entry_changed(entity, object_id): one entry was made, changed, shown or hidden.
- socialmap.entries_changed(entity, ids): many, after an import.
- socialmap.change_proposed(proposal_id), socialmap.proposal_decided(proposal_id)
- socialmap.publication_offered(publication_id), socialmap.publication_answered(publication_id): in both portals.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from django.db.models import Q

from portal.socialmap.models import Entry, Publication, PublicationState, Service
from tenants import events
from tenants.context import activate, current_tenant
from tenants.models import Tenant


def entry_changed(entry: Entry) -> None:
    """An entry of the active tenant changed; services and organizations whose documents hold its text go along.

    Costs three queries, and what the listeners cost.
    """
    entity = str(entry._meta.model_name)
    services = _services_with(entity, [entry.pk])
    events.emit("socialmap.entry_changed", entity=entity, object_id=entry.pk)
    others = [pk for pk in services if (entity, pk) != ("service", entry.pk)]
    if others:
        events.emit("socialmap.entries_changed", entity="service", ids=tuple(others))
    organizations = {entry.organization_id} if isinstance(entry, Service) and entry.organization_id else set()
    if organizations:  # it may begin or cease to show with this service
        events.emit("socialmap.entries_changed", entity="organization", ids=tuple(organizations))
    _elsewhere(services)


def entries_changed(entity: str, ids: Collection[int]) -> None:
    """Many entries of the active tenant changed, such as by an import. Costs three queries."""
    events.emit("socialmap.entries_changed", entity=entity, ids=tuple(ids))
    services = _services_with(entity, ids)
    if entity != "service" and services:
        events.emit("socialmap.entries_changed", entity="service", ids=tuple(services))
    _elsewhere(services)


def publication_changed(publication: Publication, name: str) -> None:
    """Tell both portals of an offer or an answer, and the one that shows the service that it changed there."""
    service = publication.service_id
    organization = Service.published._all_tenants().filter(pk=service).values_list("organization", flat=True).first()
    for tenant in (publication.tenant, publication.owner_tenant):
        with activate(tenant):
            events.emit(f"socialmap.publication_{name}", publication_id=publication.pk)
    with activate(publication.tenant):
        events.emit("socialmap.entry_changed", entity="service", object_id=service)
        if organization is not None:
            events.emit("socialmap.entries_changed", entity="organization", ids=(organization,))


def _services_with(entity: str, ids: Collection[int]) -> list[int]:
    """The services whose documents hold the text of these entries."""
    if entity == "service":
        return list(ids)
    lookups = {
        "organization": Q(organization__in=ids),
        "location": Q(service_at_locations__location__in=ids),
    }
    found = Service.objects.filter(lookups[entity]).order_by().values_list("pk", flat=True)
    return list(found.distinct())


def _elsewhere(services: Collection[int]) -> None:
    for tenant, ids in _shown_in(services):
        organizations = list(
            Service.objects.filter(pk__in=ids, organization__isnull=False)
            .order_by()
            .values_list("organization", flat=True)
            .distinct()
        )
        with activate(tenant):
            events.emit("socialmap.entries_changed", entity="service", ids=tuple(ids))
            if organizations:
                events.emit("socialmap.entries_changed", entity="organization", ids=tuple(organizations))


def _shown_in(services: Collection[int]) -> Iterator[tuple[Tenant, list[int]]]:
    found = Publication.objects.filter(
        owner_tenant=current_tenant(), service__in=services, state=PublicationState.TAKEN_IN
    ).select_related("tenant")
    by_tenant: dict[Tenant, list[int]] = defaultdict(list)
    for publication in found:
        by_tenant[publication.tenant].append(publication.service_id)
    yield from by_tenant.items()
