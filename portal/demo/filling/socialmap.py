"""Puts the organisations, places and services of a portal on its map, in bulk.

The commands of the map make one draft at a time and know texts alone; hours, places, terms and the day on which
somebody checked an entry have no command yet. So this writes the rows itself, in the portal's scope, all at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.demo.content.shapes import Portal
from portal.demo.content.shapes import Service as Told
from portal.demo.content.words import HOW_TO_BEGIN
from portal.demo.filling import around_services, places
from portal.socialmap.models import Audience, Organization, Phone, Service, ServiceStatus
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor
from tenants.audit import record, register_action
from tenants.models import Organisation

MAP_FILLED = register_action("demo.map_filled", _("Sociale kaart gevuld met voorbeelden"))

# Entries keep their addresses when the demo is filled anew.
_NAMES = UUID("6f1f2f0e-5c0e-5c6e-9d0e-3f8c2a7b1d40")
_CHECKED_ORGANISATION = 30


@dataclass(frozen=True)
class Filled:
    """How many entries were made; all zero when everything stood."""

    organizations: int
    locations: int
    services: int


def uid_of(portal: str, entity: str, told_id: str) -> UUID:
    """The uid of an entry of the demo: the same in every filling."""
    return uuid5(_NAMES, f"{portal}/{entity}/{told_id}")


@transaction.atomic
def fill_map(actor: Actor, portal: Portal, partners: Mapping[str, Organisation], today: date) -> Filled:
    """Make what is not there yet, in the active portal.

    Args:
        actor: the system.
        partners: the parties of the chain by the ids of the content; each owns its entry.
        today: what "checked so many days ago" is counted from.

    Costs three queries when everything stands, some forty when nothing does.
    """
    organizations = _organizations(portal, partners, today)
    locations = places.make(portal, uid_of)
    known = set(Service.objects.filter(data_source="").values_list("external_id", flat=True))
    missing = [told for told in portal.services if told.id not in known]
    if missing:
        by_id = {each.external_id: each for each in Organization.objects.filter(data_source="")}
        services = Service.objects.bulk_create(_service(portal, told, by_id[told.org], today) for told in missing)
        made = {each.external_id: each for each in services}
        around_services.make(portal, missing, made, terms=ensure_taxonomies(actor), now=timezone.now())
        record(actor, MAP_FILLED, actor.tenant, services=len(missing))
    return Filled(organizations, locations, len(missing))


def _organizations(portal: Portal, partners: Mapping[str, Organisation], today: date) -> int:
    known = set(Organization.objects.filter(data_source="").values_list("external_id", flat=True))
    made = Organization.objects.bulk_create(
        Organization(
            uid=uid_of(portal.slug, "organization", told.id),
            external_id=told.id,
            name=told.name,
            kind=told.kind,
            owner=partners[told.id],
            plain_text=told.text,
            email=told.email,
            website=told.website,
            checked_on=today - timedelta(days=_CHECKED_ORGANISATION),
        )
        for told in portal.organisations.values()
        if told.id not in known
    )
    Phone.objects.bulk_create(
        Phone(organization=each, number=portal.organisations[each.external_id].phone, type="voice") for each in made
    )
    return len(made)


def _service(portal: Portal, told: Told, organization: Organization, today: date) -> Service:
    organisation = portal.organisations[told.org]
    return Service(
        uid=uid_of(portal.slug, "service", told.id),
        external_id=told.id,
        organization=organization,
        name=told.name,
        alternate_name=told.also_called,
        plain_text=told.plain,
        professional_text=told.pro,
        audience=audience_of(told),
        status=ServiceStatus.TEMPORARILY_CLOSED if told.paused else ServiceStatus.ACTIVE,
        alert=told.alert,
        eligibility_description=told.who,
        minimum_age=told.min_age,
        maximum_age=told.max_age,
        application_process=HOW_TO_BEGIN[told.how, told.remote],
        wait_time=told.wait,
        email=organisation.email,
        url=f"{organisation.website}{told.id}/",
        checked_on=today - timedelta(days=told.checked),
    )


def audience_of(told: Told) -> Audience:
    """Who may see this service."""
    return Audience.PARTNERS if told.partners_only else Audience.PUBLIC
