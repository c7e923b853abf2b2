"""An entry of one portal, shown in another."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.socialmap.models.entity import Audience
from portal.socialmap.models.service import Service
from tenants.context import current_tenant_or_none, platform_reason
from tenants.errors import ForeignTenant
from tenants.managers import TenantManager, TenantQuerySet


class PublicationState(models.TextChoices):
    PROPOSED = "proposed", _("Aangeboden")
    TAKEN_IN = "taken_in", _("Overgenomen")
    LEFT_OUT = "left_out", _("Niet overgenomen")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class PublicationManager(TenantManager["Publication"]):
    """Both ends read the row: the portal that shows the entry and the portal that owns it."""

    def scoped(self, queryset: Any, tenant: models.Model) -> Any:
        return queryset.filter(Q(tenant=tenant) | Q(owner_tenant=tenant))


class Publication(models.Model):
    """The owner offers a service to another portal; the editor there takes it in or leaves it out.

    Shared by two tenants, so not tenant-owned: `tenant` is where it is shown, `owner_tenant` keeps it true.
    """

    uid = models.UUIDField(default=uuid4, editable=False, unique=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="+")
    owner_tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="publications")
    offered_for = models.CharField(max_length=10, choices=Audience, default=Audience.PUBLIC)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.PUBLIC)
    state = models.CharField(max_length=10, choices=PublicationState, default=PublicationState.PROPOSED)
    version = models.PositiveIntegerField(default=1)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    offered_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: PublicationManager = PublicationManager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["-offered_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "service"], name="publication_once_a_tenant"),
            models.CheckConstraint(condition=~Q(tenant=models.F("owner_tenant")), name="publication_elsewhere"),
        ]
        indexes = [models.Index(fields=["tenant", "state", "service"], name="publication_shown")]

    def __str__(self) -> str:
        return f"{self.service_id} -> {self.tenant_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # A guard, no side effect: only one of its two tenants writes the row.
        active = current_tenant_or_none()
        if platform_reason() is None and (active is None or active.pk not in {self.tenant_id, self.owner_tenant_id}):
            raise ForeignTenant("A publication is written by one of its two portals.")
        super().save(*args, **kwargs)

    @classmethod
    def taken_in_by(cls, tenant: models.Model) -> "TenantQuerySet[Publication]":
        """What this tenant's editor took in, for use as a subquery whichever tenant is active."""
        return cls.objects._all_tenants().filter(tenant_id=tenant.pk, state=PublicationState.TAKEN_IN)
