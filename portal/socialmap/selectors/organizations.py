"""The page of an organization."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from portal.socialmap.freshness import freshness, rule_of
from portal.socialmap.models import Organization, Service
from portal.socialmap.models.visibility import may_read_partners
from portal.socialmap.selectors import assembling
from portal.socialmap.selectors.gathering import around_organization
from portal.socialmap.selectors.parts import OrganizationName, OrganizationPage, ServiceCard
from portal.socialmap.selectors.services import cards_of
from tenants.access import Actor

MOST_SERVICES = 200


def organization_page(actor: Actor, uid: UUID, *, now: datetime | None = None) -> OrganizationPage:
    """One organization with the services of it that this actor may read.

    Raises:
        NotFound: it does not exist for this actor.

    Costs fourteen queries, however many services it has (at most 200 are shown).
    """
    moment = now or timezone.now()
    found = Organization.published.visible_to(actor).select_related("tenant").get_or_not_found(uid=uid)
    phones, contacts, links = around_organization(found)
    return OrganizationPage(
        uid=found.uid,
        name=found.name,
        alternate_name=found.alternate_name,
        kind=found.kind,
        description=found.description,
        plain_text=found.plain_text,
        professional_text=found.professional_text if may_read_partners(actor) else "",
        email=found.email,
        website=assembling.web_address(found.website),
        links=assembling.links(links.of("organization", found.pk)),
        phones=assembling.phone_lines(phones.of("organization", found.pk)),
        contacts=assembling.contact_lines(contacts.of("organization", found.pk), phones),
        services=services_of(actor, found.pk, now=moment),
        checked_on=found.checked_on,
        freshness=freshness(found.checked_on, timezone.localdate(moment), rule_of(found.tenant), found.silent_since),
        version=found.version,
        owned_here=found.tenant_id == actor.tenant.pk,
        from_portal="" if found.tenant_id == actor.tenant.pk else found.tenant.name,
    )


def services_of(actor: Actor, organization: int, *, now: datetime | None = None) -> tuple[ServiceCard, ...]:
    """The services of an organization that this actor may read, by name. Eleven queries."""
    found = (
        Service.published.visible_to(actor)
        .filter(organization=organization)
        .select_related("organization", "tenant")
        .order_by("name", "pk")[:MOST_SERVICES]
    )
    return tuple(cards_of(actor, found, now or timezone.now()).values())


def organization_names(actor: Actor, ids: Collection[int] | None = None) -> dict[int, OrganizationName]:
    """Names of the organizations that this actor may read, by id. One query."""
    found = Organization.published.visible_to(actor)
    if ids is not None:
        found = found.filter(pk__in=ids)
    return {
        pk: OrganizationName(uid, name, kind) for pk, uid, name, kind in found.values_list("pk", "uid", "name", "kind")
    }
