"""What is offered."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.socialmap.capacity import Capacity
from portal.socialmap.models.entity import Audience, Entry, free_text
from portal.socialmap.models.organization import Organization, Program
from portal.socialmap.models.publishing import PublishedManager
from portal.socialmap.models.visibility import OwnServices, PublishedServices
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager

if TYPE_CHECKING:
    from tenants.access import Actor


class ServiceStatus(models.TextChoices):
    """The four of HSDS 3.1."""

    ACTIVE = "active", _("Actief")
    INACTIVE = "inactive", _("Niet actief")
    DEFUNCT = "defunct", _("Opgeheven")
    TEMPORARILY_CLOSED = "temporarily closed", _("Tijdelijk gesloten")


class Service(Entry):
    """An offer of an organization: what a resident looks for and a professional refers to."""

    organization = TenantForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="services"
    )
    program = TenantForeignKey(Program, null=True, blank=True, on_delete=models.SET_NULL, related_name="services")
    name = models.TextField()
    alternate_name = free_text()
    description = free_text()
    url = free_text()
    email = free_text()
    status = models.CharField(max_length=20, choices=ServiceStatus, default=ServiceStatus.ACTIVE)
    interpretation_services = free_text()
    application_process = free_text()
    fees_description = free_text()
    fees = free_text()
    wait_time = free_text()
    accreditations = free_text()
    eligibility_description = free_text()
    minimum_age = models.FloatField(null=True, blank=True)
    maximum_age = models.FloatField(null=True, blank=True)
    assured_date = models.DateField(null=True, blank=True)
    assurer_email = free_text()
    licenses = free_text()
    alert = free_text()
    last_modified = models.DateTimeField(null=True, blank=True)

    # Ours.
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.PUBLIC)
    plain_text = free_text()
    professional_text = free_text()
    capacity = models.CharField(max_length=10, choices=Capacity, blank=True, default="")
    capacity_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    capacity_on = models.DateField(null=True, blank=True, help_text="When the organisation said so.")

    objects: TenantManager[Any] = OwnServices()
    published: PublishedManager[Any] = PublishedServices()
    reached_through = {"pk": "service"}

    class Meta(Entry.Meta):
        indexes = [
            models.Index(fields=["tenant", "status", "audience"], name="service_shown"),
            models.Index(fields=["tenant", "checked_on"], name="service_checked"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_shared_with(self, actor: "Actor") -> bool:
        """Whether the actor's portal took this service in; the policy asks."""
        from portal.socialmap.models.publication import Publication

        return bool(Publication.taken_in_by(actor.tenant).filter(service=self).exists())
