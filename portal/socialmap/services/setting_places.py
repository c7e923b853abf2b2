"""Where a service is given, set as a whole by an editor: places that are known, moved, or new; with pin and secrecy."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap import audit_actions, events, policies
from portal.socialmap.models import Address, Location, Service, ServiceAtLocation
from portal.socialmap.services.finding import entry_to_write, require_free
from portal.socialmap.services.nested import changed, entry_to_change
from portal.socialmap.services.ownership import take_over
from portal.socialmap.services.places import PostalAddress
from portal.socialmap.services.reasons import note_why
from portal.socialmap.services.trail import Trail
from portal.socialmap.services.values import present
from portal.socialmap.services.wholes import PLACES
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid

MOST_PLACES = 50
_POSTAL_CODE = re.compile(r"[1-9]\d{3} ?[A-Za-z]{2}")


@dataclass(frozen=True)
class PlaceToSet:
    """One place of a service.

    Attributes:
        location: the uid of a place of this portal; None makes one.
        version: of that place, as the editor saw it; None when the place itself is not changed.
        address: None leaves the address of a known place as it is.
        pin: latitude and longitude; None takes the pin away when the address is given.
    """

    location: UUID | None = None
    version: int | None = None
    name: str = ""
    address: PostalAddress | None = None
    pin: tuple[float, float] | None = None
    secret: bool = False


@transaction.atomic
def set_places(actor: Actor, *, uid: UUID, version: int, places: Sequence[PlaceToSet], why: str = "") -> Service:
    """Let a service be given at exactly these places.

    A place that is no longer named is let go, not deleted: others may use it. What changes of a known place changes
    for every service that is given there.

    Args:
        why: kept beside the log, of the service and of each place that changes.

    Raises:
        NotFound, Refused, Stale: as `edit_entry`, also for each place that is named.
        Invalid: with a sentence for `places`.
    """
    entry = entry_to_change(actor, "service", uid, version)
    assert isinstance(entry, Service)
    _require_usable(places)
    trail = Trail()
    standing = {
        row.location_id: row
        for row in ServiceAtLocation.objects.filter(service=entry, gone_from_source_at=None).order_by("-pk")
    }
    for place in places:
        location = _known(actor, place, why) if place.location is not None else _made(actor, entry, place, trail, why)
        if standing.pop(location.pk, None) is None:
            trail.make(ServiceAtLocation(service=entry, location=location))
    trail.remove(standing.values())
    found = changed(actor, entry, PLACES, trail, why)
    assert isinstance(found, Service)
    return found


def _known(actor: Actor, place: PlaceToSet, why: str) -> Location:
    assert place.location is not None
    location = entry_to_write(actor, "location", place.location, place.version)
    assert isinstance(location, Location)
    if place.version is None:
        return location
    require(policies.may(actor, "change", location))
    values: dict[str, Any] = {"name": place.name.strip() or location.name, "secret": place.secret}
    if place.address is not None:
        values["latitude"], values["longitude"] = place.pin or (None, None)
    differing = {name: value for name, value in values.items() if getattr(location, name) != value}
    moved = place.address is not None and _write_address(location, place.address)
    if not differing and not moved:
        return location
    require_free(actor, location)
    before = {name: present(location, name) for name in differing}
    for name, value in differing.items():
        setattr(location, name, value)
    location.version += 1
    location.save()
    take_over(actor, location, differing.keys(), before)
    record(actor, audit_actions.ENTRY_CHANGED, location, version=location.version)
    note_why(actor, location, why)
    events.entry_changed(location)
    return location


def _made(actor: Actor, service: Service, place: PlaceToSet, trail: Trail, why: str) -> Location:
    assert place.address is not None
    require(can(actor, "map_entry_public.create"))
    now = timezone.now()
    latitude, longitude = place.pin or (None, None)
    location = Location(
        organization=service.organization,
        name=place.name.strip() or ("" if place.secret else place.address.street),
        latitude=latitude,
        longitude=longitude,
        secret=place.secret,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )
    trail.make(location)
    _write_address(location, place.address)
    record(actor, audit_actions.ENTRY_CREATED, location, version=location.version)
    note_why(actor, location, why)
    return location


def _write_address(location: Location, address: PostalAddress) -> bool:
    """The first address of a place becomes this one; tells whether it was another."""
    row = Address.objects.filter(location=location, gone_from_source_at=None).order_by("pk").first()
    row = row or Address(location=location)
    values = {"address_1": address.street, "postal_code": address.postal_code, "city": address.city}
    if row.pk is not None and all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return True


def _require_usable(places: Sequence[PlaceToSet]) -> None:
    said = ""
    known = [place.location for place in places if place.location is not None]
    if len(places) > MOST_PLACES:
        said = _("Een dienst heeft hoogstens %(most)s plekken.") % {"most": MOST_PLACES}
    elif len(set(known)) < len(known):
        said = _("Een plek staat er twee keer.")
    said = said or next((sentence for place in places if (sentence := _problem_of(place))), "")
    if said:
        raise Invalid(said, {"places": said})


def _problem_of(place: PlaceToSet) -> str:
    if place.address is None:
        return _("Een nieuwe plek heeft een adres nodig.") if place.location is None else ""
    if not place.address.street.strip() or not place.address.city.strip():
        return _("Vul straat en plaats in.")
    if place.address.postal_code and not _POSTAL_CODE.fullmatch(place.address.postal_code):
        return _("Een postcode is vier cijfers en twee letters.")
    if place.pin is not None and not (-90 <= place.pin[0] <= 90 and -180 <= place.pin[1] <= 180):
        return _("Deze plek op de kaart bestaat niet.")
    return ""
