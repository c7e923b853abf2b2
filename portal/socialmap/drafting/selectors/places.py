"""Places where a service is given, or could be."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from portal.socialmap.drafting.history import own_entry
from portal.socialmap.models import Entry, Location, Service
from portal.socialmap.services.places import address_of
from tenants.access import Actor

MOST_PLACES = 500


@dataclass(frozen=True)
class PlaceLine:
    """A place where a service is given, or could be."""

    uid: UUID
    name: str
    address: str
    secret: bool
    live: bool
    latitude: float | None
    longitude: float | None
    services: int = 0


def places_to_choose(actor: Actor, organization: UUID | None) -> tuple[PlaceLine, ...]:
    """Places of this portal, those of the organisation first. Two queries, and one for the addresses."""
    rows = Location.objects.select_related("organization").annotate(given=Count("service_at_locations"))
    found = list(rows.prefetch_related("addresses").order_by("name", "pk")[:MOST_PLACES])
    found.sort(key=lambda row: row.organization is None or row.organization.uid != organization)
    return tuple(_place(row, row.given) for row in found)


def services_at(actor: Actor, uid: UUID) -> tuple[tuple[UUID, str], ...]:
    """The own services that are given at this place. Two queries.

    Raises:
        NotFound: there is no such place of this portal for this actor.
    """
    place = own_entry(actor, "location", uid)
    rows = Service.objects.filter(service_at_locations__location=place).order_by("name").distinct()
    return tuple(rows.values_list("uid", "name"))


def places_of(draft: Entry) -> tuple[PlaceLine, ...]:
    """Where the service is given, in the order of its draft. Two queries, none for another kind of entry."""
    if not isinstance(draft, Service):
        return ()
    keys = [row.location_id for row in draft.service_at_locations.all()]
    rows = Location.objects.filter(pk__in=keys).annotate(given=Count("service_at_locations"))
    found = {row.pk: row for row in rows.prefetch_related("addresses")}
    return tuple(_place(found[key], found[key].given) for key in keys if key in found)


def _place(row: Location, given: int) -> PlaceLine:
    address = next(iter(row.addresses.all()), None)
    return PlaceLine(
        row.uid,
        row.name or str(_("Plek zonder naam")),
        str(address_of(address)) if address else "",
        row.secret,
        row.live,
        row.latitude,
        row.longitude,
        given,
    )
