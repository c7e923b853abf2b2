"""Words from lists: taxonomy, term, and the attribute that hangs a term on something."""

from django.db import models

from portal.socialmap.models.entity import HsdsEntity, free_text
from portal.socialmap.models.location import Location, ServiceAtLocation
from portal.socialmap.models.organization import Organization
from portal.socialmap.models.service import Service
from tenants.fields import TenantForeignKey, TenantParentalKey


class Taxonomy(HsdsEntity):
    """A list of terms. Ours have data_source "ketenwijzer" and their code as external_id."""

    name = models.TextField()
    description = free_text()
    uri = free_text()
    version = free_text()

    reached_through = {"pk": "taxonomy"}

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(HsdsEntity):
    taxonomy = TenantForeignKey(Taxonomy, null=True, blank=True, on_delete=models.CASCADE, related_name="terms")
    parent = TenantForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children")
    code = free_text()
    name = models.TextField()
    description = free_text()
    language = free_text()
    term_uri = free_text()

    reached_through = {"pk": "taxonomy_term"}

    class Meta(HsdsEntity.Meta):
        indexes = [models.Index(fields=["tenant", "taxonomy", "code"], name="taxonomyterm_code")]

    def __str__(self) -> str:
        return self.name


class Attribute(HsdsEntity):
    """A term (and a value, if any) that hangs on something.

    On an entry or a service at a location by a key; on anything else by `link_entity` and `link_uid`. `link_entity`
    is always filled.
    """

    organization = TenantParentalKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="attributes"
    )
    service = TenantParentalKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="attributes")
    location = TenantParentalKey(Location, null=True, blank=True, on_delete=models.CASCADE, related_name="attributes")
    service_at_location = TenantParentalKey(
        ServiceAtLocation, null=True, blank=True, on_delete=models.CASCADE, related_name="attributes"
    )
    link_entity = models.CharField(max_length=40)
    link_uid = models.UUIDField(null=True, blank=True)
    link_type = free_text()
    taxonomy_term = TenantForeignKey(
        TaxonomyTerm, null=True, blank=True, on_delete=models.CASCADE, related_name="attributes"
    )
    value = free_text()
    label = free_text()

    reached_through = {
        "service": "service",
        "organization": "organization",
        "location": "location",
        "service_at_location": "service_at_location",
    }

    class Meta(HsdsEntity.Meta):
        indexes = [models.Index(fields=["tenant", "link_entity", "link_uid"], name="attribute_link")]

    def __str__(self) -> str:
        return self.label or self.value


class Metadata(HsdsEntity):
    """What was once changed in the source, as the source tells it. Ours is in the audit log."""

    resource_type = models.CharField(max_length=40)
    resource_uid = models.UUIDField(null=True, blank=True)
    last_action_date = free_text()
    last_action_type = free_text()
    field_name = free_text()
    previous_value = free_text()
    replacement_value = free_text()
    updated_by = free_text()

    class Meta(HsdsEntity.Meta):
        indexes = [models.Index(fields=["tenant", "resource_type", "resource_uid"], name="metadata_link")]

    def __str__(self) -> str:
        return f"{self.field_name} {self.last_action_date}"
