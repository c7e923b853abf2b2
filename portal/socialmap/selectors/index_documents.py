"""What search may know: documents of services and organizations, in batches, a constant number of queries for each.

A text for professionals enters only documents that partners alone find, or its words would show through. A secret
place gives neither town nor pin.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from portal.socialmap.models import Audience, Organization, Publication, Service
from portal.socialmap.models.visibility import SHOWN_STATUSES
from portal.socialmap.opening import NO_HOURS, Timetable
from portal.socialmap.selectors import assembling, facets
from portal.socialmap.selectors.gathering import Surroundings, around
from portal.socialmap.selectors.parts import Place
from tenants.access import anonymous
from tenants.context import current_tenant

BATCH = 500


@dataclass(frozen=True)
class IndexDocument:
    """One thing as search may know it. Texts are there to be found, not to be shown."""

    object_id: int
    uid: UUID
    external_id: str
    title: str
    keywords: str
    summary: str
    body: str
    audience: str
    visible_from: date | None
    visible_until: date | None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    latitude: float | None = None
    longitude: float | None = None
    timetable: Timetable = NO_HOURS


def service_documents(ids: Collection[int] | None = None) -> Iterator[IndexDocument]:
    """Documents of the services that can be read in the active tenant, now or from a later day on.

    Costs one query, and twelve for each 500 services.
    """
    for batch in _batches(_current(Service.published.all()).filter(status__in=SHOWN_STATUSES), ids):
        rows = list(Service.published.filter(pk__in=batch).select_related("organization"))
        surroundings = around(rows)
        audiences = _audiences_here(batch)
        for service in rows:
            yield _of_service(service, surroundings, audiences.get(service.pk, Audience.PUBLIC))


def organization_documents(ids: Collection[int] | None = None) -> Iterator[IndexDocument]:
    """Documents of the organizations that can be read in the active tenant. One query, and two for each 500."""
    tenant = current_tenant()
    offering = _current(Service.published.all()).filter(status__in=SHOWN_STATUSES).order_by().values("organization")
    readable = _current(Organization.published.all()).filter(Q(tenant=tenant) | Q(pk__in=offering))
    for batch in _batches(readable, ids):
        public = set(
            Organization.published.visible_to(anonymous(tenant)).filter(pk__in=batch).values_list("pk", flat=True)
        )
        for organization in Organization.published.filter(pk__in=batch):
            yield _of_organization(organization, organization.pk in public)


def _current(entries: Any) -> Any:
    """In sight today or later: the day on which it begins to show is kept in the document."""
    return entries.filter(
        Q(visible_until__isnull=True) | Q(visible_until__gte=timezone.localdate()),
        live=True,
        gone_from_source_at__isnull=True,
    )


def _batches(entries: Any, ids: Collection[int] | None) -> Iterator[list[int]]:
    chosen = entries if ids is None else entries.filter(pk__in=ids)
    keys = list(chosen.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _audiences_here(services: list[int]) -> dict[int, str]:
    """For whom the services of other portals are here."""
    found = Publication.taken_in_by(current_tenant()).filter(service__in=services)
    return dict(found.values_list("service", "audience"))


def _of_service(service: Service, around: Surroundings, audience_here: str) -> IndexDocument:
    partners = Audience.PARTNERS in (service.audience, audience_here)
    terms = assembling.terms(service, around)
    hours = assembling.service_timetable(service, around)
    places = assembling.places(service, around)
    pin = next((place for place in places if place.latitude is not None and place.longitude is not None), None)
    organization = service.organization
    return IndexDocument(
        object_id=service.pk,
        uid=service.uid,
        external_id=service.external_id,
        title=service.name,
        keywords=_together(service.alternate_name, *(term.name for term in terms if term.taxonomy != "ketenwijzer")),
        summary=assembling.summary(service.plain_text or service.description),
        body=_together(
            service.plain_text,
            service.description,
            organization.name if organization else "",
            organization.alternate_name if organization else "",
            service.eligibility_description,
            service.application_process,
            service.fees_description,
            service.professional_text if partners else "",
        ),
        audience=Audience.PARTNERS if partners else Audience.PUBLIC,
        visible_from=service.visible_from,
        visible_until=service.visible_until,
        facets=_facets(service, around, places, hours, terms),
        latitude=pin.latitude if pin else None,
        longitude=pin.longitude if pin else None,
        timetable=hours,
    )


def _facets(
    service: Service, around: Surroundings, places: tuple[Place, ...], hours: Timetable, terms: Any
) -> dict[str, tuple[str, ...]]:
    organization = service.organization
    free = assembling.is_free(service, around, timezone.localdate())
    values = {
        "topic": tuple(term.code for term in terms if term.taxonomy == "leefgebieden"),
        "target": tuple(term.code for term in terms if term.taxonomy == "doelgroepen"),
        "organisation": (str(organization.uid),) if organization else (),
        "organisation_kind": (organization.kind,) if organization and organization.kind else (),
        "municipality": facets.municipalities(around.areas.of("service", service.pk)),
        "place": tuple(sorted({place.city for place in places if place.city})),
        "cost": ("gratis",) if free else (),
        "language": facets.languages(around.languages.of("service", service.pk)),
        "accessible": facets.accessibility(line for place in places for line in place.accessibility),
        "hours": facets.unusual_hours(hours),
    }
    return {name: found for name, found in values.items() if found}


def _of_organization(organization: Organization, public: bool) -> IndexDocument:
    return IndexDocument(
        object_id=organization.pk,
        uid=organization.uid,
        external_id=organization.external_id,
        title=organization.name,
        keywords=_together(organization.alternate_name, str(organization.get_kind_display())),
        summary=assembling.summary(organization.plain_text or organization.description),
        body=_together(
            organization.plain_text,
            organization.description,
            "" if public else organization.professional_text,
        ),
        audience=Audience.PUBLIC if public else Audience.PARTNERS,
        visible_from=organization.visible_from,
        visible_until=organization.visible_until,
        facets={"organisation_kind": (organization.kind,)} if organization.kind else {},
    )


def _together(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
