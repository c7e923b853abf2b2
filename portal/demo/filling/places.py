"""The places of a portal: location, address and what helps people with a disability."""

from collections.abc import Callable
from uuid import UUID

from portal.demo.content.shapes import Portal
from portal.demo.content.words import ACCESS
from portal.socialmap.models import Accessibility, Address, Location


def make(portal: Portal, uid_of: Callable[[str, str, str], UUID]) -> int:
    """Make the places that are not there yet, and tell how many. One query when all are, four when none is."""
    known = set(Location.objects.filter(data_source="").values_list("external_id", flat=True))
    made = Location.objects.bulk_create(
        Location(
            uid=uid_of(portal.slug, "location", told.id),
            external_id=told.id,
            name=told.name,
            latitude=told.latitude,
            longitude=told.longitude,
            secret=told.secret,
        )
        for told in portal.places.values()
        if told.id not in known
    )
    Address.objects.bulk_create(
        Address(
            location=each,
            address_1=portal.places[each.external_id].street,
            postal_code=portal.places[each.external_id].postcode,
            city=portal.places[each.external_id].city,
        )
        for each in made
    )
    Accessibility.objects.bulk_create(
        Accessibility(location=each, description=ACCESS[word])
        for each in made
        for word in portal.places[each.external_id].access
    )
    return len(made)
