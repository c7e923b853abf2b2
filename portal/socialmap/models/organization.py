"""Who offers something: organization, its programs, identifiers and web addresses."""

from typing import Any

from django.db import models

from portal.socialmap.models.entity import Audience, Entry, HsdsEntity, free_text
from portal.socialmap.models.publishing import PublishedManager
from portal.socialmap.models.visibility import OwnOrganizations, PublishedOrganizations
from tenants.fields import TenantForeignKey, TenantParentalKey
from tenants.managers import TenantManager
from tenants.models import Organisation, OrganisationKind


class Organization(Entry):
    """A party on the map. Visible where one of its services is, or by itself when it is public here."""

    name = models.TextField()
    alternate_name = free_text()
    description = free_text()
    email = free_text()
    website = free_text()
    tax_status = free_text()
    tax_id = free_text()
    year_incorporated = models.IntegerField(null=True, blank=True)
    legal_status = free_text()
    logo = free_text()
    uri = free_text()
    parent_organization = TenantForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="child_organizations"
    )

    # Ours.
    owner = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The party of the chain whose people keep this true.",
    )
    kind = models.CharField(max_length=30, choices=OrganisationKind, blank=True, default="")
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.PUBLIC)
    plain_text = free_text()
    professional_text = free_text()

    objects: TenantManager[Any] = OwnOrganizations()
    published: PublishedManager[Any] = PublishedOrganizations()
    reached_through = {"pk": "organization"}

    class Meta(Entry.Meta):
        indexes = [models.Index(fields=["tenant", "checked_on"], name="organization_checked")]

    def __str__(self) -> str:
        return self.name


class Program(HsdsEntity):
    """A collection of services under one name."""

    organization = TenantParentalKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="programs"
    )
    name = models.TextField()
    alternate_name = free_text()
    description = free_text()

    reached_through = {"pk": "program"}

    def __str__(self) -> str:
        return self.name


class OrganizationIdentifier(HsdsEntity):
    """A number by which others know the organization."""

    organization = TenantParentalKey(Organization, on_delete=models.CASCADE, related_name="organization_identifiers")
    identifier_scheme = free_text()
    identifier_type = free_text()
    identifier = free_text()

    reached_through = {"organization": "organization"}

    def __str__(self) -> str:
        return f"{self.identifier_type} {self.identifier}"


class Url(HsdsEntity):
    """One more web address of an organization or a service."""

    organization = TenantParentalKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="additional_websites"
    )
    service = TenantParentalKey(
        "socialmap.Service", null=True, blank=True, on_delete=models.CASCADE, related_name="additional_urls"
    )
    label = free_text()
    url = models.TextField()

    reached_through = {"organization": "organization", "service": "service"}

    def __str__(self) -> str:
        return self.label or self.url


class Funding(HsdsEntity):
    """Where the money of an organization or a service comes from."""

    organization = TenantParentalKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="funding"
    )
    service = TenantParentalKey(
        "socialmap.Service", null=True, blank=True, on_delete=models.CASCADE, related_name="funding"
    )
    source = free_text()

    reached_through = {"organization": "organization", "service": "service"}

    def __str__(self) -> str:
        return self.source
