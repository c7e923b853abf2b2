"""For whom, at what price, with which papers, and how much room there is."""

from django.db import models

from portal.socialmap.models.entity import HsdsEntity, free_text
from portal.socialmap.models.location import ServiceAtLocation
from portal.socialmap.models.service import Service
from tenants.fields import TenantForeignKey, TenantParentalKey


class ServiceArea(HsdsEntity):
    """The area that a service is for. Ours: `extent_type` "gemeente" with the CBS code as `extent`."""

    service = TenantParentalKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="service_areas")
    service_at_location = TenantParentalKey(
        ServiceAtLocation, null=True, blank=True, on_delete=models.CASCADE, related_name="service_areas"
    )
    name = free_text()
    description = free_text()
    extent = free_text()
    extent_type = free_text()
    uri = free_text()

    reached_through = {"service": "service", "service_at_location": "service_at_location"}

    def __str__(self) -> str:
        return self.name


class RequiredDocument(HsdsEntity):
    service = TenantParentalKey(
        Service, null=True, blank=True, on_delete=models.CASCADE, related_name="required_documents"
    )
    document = free_text()
    uri = free_text()

    reached_through = {"service": "service"}

    def __str__(self) -> str:
        return self.document


class CostOption(HsdsEntity):
    service = TenantParentalKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    option = free_text()
    currency = models.CharField(max_length=10, blank=True, default="")
    amount = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    amount_description = free_text()

    reached_through = {"service": "service"}

    def __str__(self) -> str:
        return self.option or self.amount_description


class Unit(HsdsEntity):
    """What is counted: beds, places, hours."""

    name = models.TextField()
    scheme = free_text()
    identifier = free_text()
    uri = free_text()

    reached_through = {"pk": "unit"}

    def __str__(self) -> str:
        return self.name


class ServiceCapacity(HsdsEntity):
    """How much room a service has; `updated` tells how old the figure is."""

    service = TenantParentalKey(Service, on_delete=models.CASCADE, related_name="capacities")
    unit = TenantForeignKey(Unit, on_delete=models.PROTECT, related_name="capacities")
    available = models.FloatField()
    maximum = models.FloatField(null=True, blank=True)
    description = free_text()
    updated = models.DateTimeField()

    reached_through = {"service": "service"}

    def __str__(self) -> str:
        return f"{self.available:g} {self.unit_id}"
