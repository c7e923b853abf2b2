"""Where a service is given: its addresses, and the places that it shares with others."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from portal.socialmap.models import Address, Location, Service, ServiceAtLocation
from portal.socialmap.services.trail import Trail

MOST_ALIKE = 100  # addresses of one street and number in one town


@dataclass(frozen=True)
class PostalAddress:
    """Street with number, postcode and town."""

    street: str
    postal_code: str
    city: str

    def __str__(self) -> str:
        town = " ".join(part for part in (self.postal_code, self.city) if part)
        return ", ".join(part for part in (self.street, town) if part)

    @property
    def key(self) -> str:
        """The same for addresses that differ in spaces and capitals alone."""
        return "".join(f"{self.street}|{self.postal_code}|{self.city}".lower().split())


def address_of(row: Address) -> PostalAddress:
    return PostalAddress(row.address_1, row.postal_code, row.city)


def move_to(service: Service, standing: Sequence[ServiceAtLocation], address: PostalAddress, trail: Trail) -> Location:
    """Give a service one address, where it has one place or none.

    A place that others use stays where it is: the service moves to another one, to a place with that address where
    there is one. A place that nobody else uses moves, and loses its pin, which pointed at the old address.

    Returns:
        The location where it is given now.
    """
    own: Location | None = standing[0].location if standing else None
    shared = own is not None and ServiceAtLocation.objects.filter(location=own).exclude(service=service).exists()
    there = known_place(address)
    if own is not None and not shared and there is None and not own.data_source:
        _rewrite(own, address, trail)
        return own
    trail.remove(standing)
    place = there or make_place(service, address, trail)
    trail.make(ServiceAtLocation(service=service, location=place))
    return place


def known_place(address: PostalAddress) -> Location | None:
    """A place of this portal that has this address and is no secret. One query, one more when there is.

    The street narrows in the database: a shopping street has one postcode and many addresses.
    """
    rows = Address.objects.filter(
        address_1__iexact=address.street,
        city__iexact=address.city,
        location__secret=False,
        location__live=True,
        gone_from_source_at=None,
    )
    found = rows.order_by("pk").values_list("location", "address_1", "postal_code", "city")[:MOST_ALIKE]
    same = next((pk for pk, *written in found if PostalAddress(*written).key == address.key), None)
    return Location.objects.get(pk=same) if same is not None else None


def make_place(service: Service, address: PostalAddress, trail: Trail) -> Location:
    now = timezone.now()
    location = Location(
        organization=service.organization,
        name=address.street,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )
    trail.make(location)
    trail.make(Address(location=location, address_1=address.street, postal_code=address.postal_code, city=address.city))
    return location


def _rewrite(location: Location, address: PostalAddress, trail: Trail) -> None:
    values = {"address_1": address.street, "postal_code": address.postal_code, "city": address.city}
    row = Address.objects.filter(location=location).order_by("pk").first()
    named_after = row is not None and location.name == row.address_1
    if row is None:
        trail.make(Address(location=location, **values))
    elif trail.change(row, values):
        row.save()
    about = {"latitude": None, "longitude": None} | ({"name": address.street} if named_after else {})
    if trail.change(location, about):
        location.version += 1
        location.save()
