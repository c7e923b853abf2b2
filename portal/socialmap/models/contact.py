"""How to reach somebody: contact, phone, language. Each hangs under one of several parents; one key for each, so
that the database keeps them inside their tenant and an editor edits them with their parent."""

from django.db import models

from portal.socialmap.models.entity import HsdsEntity, WithChildren, free_text
from portal.socialmap.models.location import Location, ServiceAtLocation
from portal.socialmap.models.organization import Organization
from portal.socialmap.models.service import Service
from tenants.fields import TenantParentalKey


class Contact(WithChildren):
    """A person or desk to ask for."""

    organization = TenantParentalKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    service = TenantParentalKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts")
    service_at_location = TenantParentalKey(
        ServiceAtLocation, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    location = TenantParentalKey(Location, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts")
    name = free_text()
    title = free_text()
    department = free_text()
    email = free_text()

    reached_through = {
        "service": "service",
        "organization": "organization",
        "service_at_location": "service_at_location",
        "location": "location",
    }

    def __str__(self) -> str:
        return self.name or self.department or self.title


class Phone(WithChildren):
    """A telephone number. The extension is text: real directories write more than a number there."""

    organization = TenantParentalKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    service = TenantParentalKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="phones")
    service_at_location = TenantParentalKey(
        ServiceAtLocation, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    location = TenantParentalKey(Location, null=True, blank=True, on_delete=models.CASCADE, related_name="phones")
    contact = TenantParentalKey(Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="phones")
    number = models.TextField()
    extension = free_text()
    type = free_text()
    description = free_text()

    reached_through = {
        "service": "service",
        "organization": "organization",
        "service_at_location": "service_at_location",
        "location": "location",
        "contact__service": "service",
        "contact__organization": "organization",
        "contact__service_at_location": "service_at_location",
        "contact__location": "location",
    }

    def __str__(self) -> str:
        return self.number


class Language(HsdsEntity):
    """A language in which a service, a place or a telephone is answered."""

    service = TenantParentalKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="languages")
    location = TenantParentalKey(Location, null=True, blank=True, on_delete=models.CASCADE, related_name="languages")
    phone = TenantParentalKey(Phone, null=True, blank=True, on_delete=models.CASCADE, related_name="languages")
    name = free_text()
    code = free_text()
    note = free_text()

    reached_through = {
        "service": "service",
        "location": "location",
        "phone__service": "service",
        "phone__organization": "organization",
        "phone__location": "location",
    }

    def __str__(self) -> str:
        return self.name or self.code
