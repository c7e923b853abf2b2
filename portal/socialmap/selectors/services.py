"""Services as lists and pages show them."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from portal.socialmap.capacity import CapacityNow, capacity_now, days_of
from portal.socialmap.freshness import freshness, rule_of
from portal.socialmap.models import Service
from portal.socialmap.models.visibility import may_read_partners
from portal.socialmap.opening import opening_at
from portal.socialmap.selectors import assembling
from portal.socialmap.selectors.gathering import Surroundings, around
from portal.socialmap.selectors.parts import Cost, OrganizationName, RequiredPaper, ServiceCard, ServicePage, Spoken
from tenants.access import Actor
from tenants.models import Membership


def service_page(actor: Actor, uid: UUID, *, now: datetime | None = None) -> ServicePage:
    """One service, whole, as this actor may read it.

    Raises:
        NotFound: it does not exist for this actor.

    Costs fifteen queries, one more when somebody checked it.
    """
    service: Service = _readable(actor).get_or_not_found(uid=uid)
    return page_of(actor, service, now or timezone.now())


def page_of(actor: Actor, service: Service, moment: datetime) -> ServicePage:
    """The page of a service that was read through `visible_to`, or by a right of its own (the link of an owner).

    `organization` and `tenant` are read: select them. Fourteen queries, one more when somebody checked it.
    """
    surroundings = around([service], whole=True)
    pk = service.pk
    return ServicePage(
        card=_card(actor, service, surroundings, moment),
        alternate_name=service.alternate_name,
        description=service.description,
        plain_text=service.plain_text,
        professional_text=service.professional_text if may_read_partners(actor) else "",
        url=assembling.web_address(service.url),
        email=service.email,
        links=assembling.links(surroundings.links.of("service", pk)),
        contacts=assembling.contact_lines(_contacts(service, surroundings), surroundings.phones),
        areas=tuple(dict.fromkeys(row.name for row in surroundings.areas.of("service", pk) if row.name)),
        languages=tuple(dict.fromkeys(row.name or row.code for row in surroundings.languages.of("service", pk))),
        interpretation_services=service.interpretation_services,
        costs=tuple(_cost(row) for row in surroundings.costs.of("service", pk)),
        fees=service.fees_description or service.fees,
        eligibility=service.eligibility_description,
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        papers=tuple(
            RequiredPaper(row.document, assembling.web_address(row.uri))
            for row in surroundings.papers.of("service", pk)
        ),
        application_process=service.application_process,
        wait_time=service.wait_time,
        rooms=assembling.rooms(surroundings.rooms.of("service", pk), moment),
        source=service.data_source,
        version=service.version,
        owned_here=service.tenant_id == actor.tenant.pk,
        checked_by_organization=_checked_by_organization(service),
    )


def service_cards(
    actor: Actor,
    *,
    ids: Collection[int] | None = None,
    uids: Collection[UUID] | None = None,
    now: datetime | None = None,
) -> dict[int, ServiceCard]:
    """Services in a list, by id, as far as this actor may read them; the caller keeps the order.

    Costs ten queries, however many there are.
    """
    found = _readable(actor)
    if ids is not None:
        found = found.filter(pk__in=ids)
    if uids is not None:
        found = found.filter(uid__in=uids)
    return cards_of(actor, found, now or timezone.now())


def visible_service_ids(actor: Actor, ids: Collection[int]) -> set[int]:
    """Those of these services that the actor may read. One query."""
    return set(Service.published.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))


def cards_of(actor: Actor, services: Iterable[Service], now: datetime) -> dict[int, ServiceCard]:
    """Cards of services that were read through `visible_to`."""
    rows = list(services)
    surroundings = around(rows, areas=False)
    return {service.pk: _card(actor, service, surroundings, now) for service in rows}


def _readable(actor: Actor) -> Any:
    return Service.published.visible_to(actor).select_related("organization", "tenant")


def _card(actor: Actor, service: Service, surroundings: Surroundings, now: datetime) -> ServiceCard:
    hours = assembling.service_timetable(service, surroundings)
    organization = service.organization
    return ServiceCard(
        uid=service.uid,
        external_id=service.external_id,
        name=service.name,
        summary=assembling.summary(service.plain_text or service.description),
        organization=OrganizationName(organization.uid, organization.name, organization.kind) if organization else None,
        partners_only=service.audience == "partners",
        status=service.status,
        checked_on=service.checked_on,
        freshness=freshness(service.checked_on, timezone.localdate(now), rule_of(service.tenant), service.silent_since),
        terms=assembling.terms(service, surroundings),
        places=assembling.places(service, surroundings),
        phones=assembling.phone_lines(surroundings.phones.of("service", service.pk)),
        free=assembling.is_free(service, surroundings, timezone.localdate(now)),
        timetable=hours,
        opening=opening_at(hours, now),
        professional_text=assembling.summary(service.professional_text) if may_read_partners(actor) else "",
        alert=service.alert,
        from_portal="" if service.tenant_id == actor.tenant.pk else service.tenant.name,
        whole_text=service.plain_text or service.description,
        languages=_spoken(service, surroundings),
        wait_time=service.wait_time,
        email=service.email,
        capacity=capacity_now(
            service.capacity,
            service.capacity_weeks,
            service.capacity_on,
            timezone.localdate(now),
            days_of(service.tenant),
        ),
    )


def _capacity(service: Service, now: datetime) -> CapacityNow | None:
    today, days = timezone.localdate(now), days_of(service.tenant)
    return capacity_now(service.capacity, service.capacity_weeks, service.capacity_on, today, days)


def _spoken(service: Service, surroundings: Surroundings) -> tuple[Spoken, ...]:
    found = (Spoken(row.code, row.name) for row in surroundings.languages.of("service", service.pk))
    return tuple(dict.fromkeys(found))


def _checked_by_organization(service: Service) -> bool:
    """Whether somebody of the organisation itself checked it last. Who that is, a page does not say."""
    if service.checked_by_owner:
        return True
    if service.checked_by_id is None or service.organization is None or service.organization.owner_id is None:
        return False
    theirs = Membership.objects.filter(person=service.checked_by_id, team__organisation=service.organization.owner_id)
    return bool(theirs.exists())


def _contacts(service: Service, surroundings: Surroundings) -> list[Any]:
    rows = surroundings.at_locations.of("service", service.pk)
    at_places = [
        contact
        for row in rows
        for contact in surroundings.contacts.of("service_at_location", row.pk)
        + surroundings.contacts.of("location", row.location_id)
    ]
    return surroundings.contacts.of("service", service.pk) + at_places


def _cost(row: Any) -> Cost:
    amount = "" if row.amount is None else f"{row.currency} {row.amount:.2f}".strip()
    return Cost(row.option or row.amount_description, amount)
