"""Where something is: location, its addresses and accessibility, and a service at a location."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.socialmap.models.entity import Entry, HsdsEntity, WithChildren, free_text
from portal.socialmap.models.organization import Organization
from portal.socialmap.models.publishing import PublishedManager
from portal.socialmap.models.service import Service
from portal.socialmap.models.visibility import OwnLocations, PublishedLocations
from tenants.fields import TenantForeignKey, TenantParentalKey
from tenants.managers import TenantManager


class PlaceKind(models.TextChoices):
    PHYSICAL = "physical", _("Bezoekadres")
    POSTAL = "postal", _("Postadres")
    VIRTUAL = "virtual", _("Online of telefonisch")


class Location(Entry):
    """A place. Of a secret one nothing leaves that tells where it is: no pin, no street, no distance."""

    organization = TenantForeignKey(
        Organization, null=True, blank=True, on_delete=models.SET_NULL, related_name="locations"
    )
    location_type = models.CharField(max_length=10, choices=PlaceKind, default=PlaceKind.PHYSICAL)
    url = free_text()
    name = free_text()
    alternate_name = free_text()
    description = free_text()
    transportation = free_text()
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    external_identifier = free_text()
    external_identifier_type = free_text()

    # Ours.
    secret = models.BooleanField(default=False)

    objects: TenantManager[Any] = OwnLocations()
    published: PublishedManager[Any] = PublishedLocations()
    reached_through = {"pk": "location"}

    def __str__(self) -> str:
        return self.name or str(self.uid)


class ServiceAtLocation(WithChildren):
    """A service is given at a location. Edited with the service; the location only knows of it."""

    service = TenantParentalKey(Service, on_delete=models.CASCADE, related_name="service_at_locations")
    location = TenantForeignKey(Location, on_delete=models.CASCADE, related_name="service_at_locations")
    description = free_text()

    reached_through = {"service": "service"}

    def __str__(self) -> str:
        return f"{self.service_id} @ {self.location_id}"


class Address(HsdsEntity):
    location = TenantParentalKey(Location, on_delete=models.CASCADE, related_name="addresses")
    attention = free_text()
    address_1 = free_text()
    address_2 = free_text()
    city = free_text()
    region = free_text()
    state_province = free_text()
    postal_code = free_text()
    country = models.CharField(max_length=10, blank=True, default="NL")
    address_type = models.CharField(max_length=10, choices=PlaceKind, default=PlaceKind.PHYSICAL)

    reached_through = {"location": "location"}

    def __str__(self) -> str:
        return self.city


class Accessibility(HsdsEntity):
    """What helps people with a disability at a location."""

    location = TenantParentalKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    description = free_text()
    details = free_text()
    url = free_text()

    reached_through = {"location": "location"}

    def __str__(self) -> str:
        return self.description[:80]
