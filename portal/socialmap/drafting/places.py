"""A new place for a draft: made at once, shown to nobody before the draft goes live."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.socialmap.models import Address, Location
from portal.socialmap.services.editing import create_entry
from portal.socialmap.services.places import PostalAddress, known_place
from tenants.access import Actor
from tenants.errors import Invalid


@dataclass(frozen=True)
class NewPlace:
    """What was filled in of a place that is not on the map yet."""

    address: PostalAddress
    name: str = ""
    secret: bool = False
    point: tuple[float, float] | None = None  # latitude, longitude


@transaction.atomic
def make_or_find(actor: Actor, *, place: NewPlace, organization: UUID | None) -> Location:
    """The place of this address; a new one, as a draft, when the portal has none that everybody may know.

    Raises:
        Refused: the actor may not make entries.
        Invalid: the address is not whole.
    """
    if not (place.address.street and place.address.city):
        raise Invalid(_("Vul van een nieuwe plek de straat en de plaats in."))
    there = None if place.secret else known_place(place.address)
    if there is not None:
        return there
    latitude, longitude = place.point or (None, None)
    values = {
        "name": place.name or place.address.street,
        "secret": place.secret,
        "latitude": latitude,
        "longitude": longitude,
    }
    made = create_entry(actor, entity="location", values=values, organization=organization)
    assert isinstance(made, Location)
    Address.objects.create(
        location=made,
        address_1=place.address.street,
        postal_code=place.address.postal_code,
        city=place.address.city,
    )
    return made
