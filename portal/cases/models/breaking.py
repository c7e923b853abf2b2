"""Opening a case in an emergency, by whoever guards the law, for one hour."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models

from portal.cases.models.case import Case
from tenants.access import Scope, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_REASON = 500


class BreakGlassQuerySet(TenantQuerySet["BreakGlass"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those who may read the log of the whole portal review it; a resident reads their own lines alone."""
        return self if Scope.TENANT in scopes_of(actor, "audit_log.read") else self.none()


class BreakGlass(PersonalData):
    """One opening: by whom, why, from when until when, and who looked at it afterwards."""

    case = TenantForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = EncryptedTextField(max_length=MOST_REASON)
    at = models.DateTimeField()
    until = models.DateTimeField()
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(BreakGlassQuerySet)()

    class Meta(PersonalData.Meta):
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["tenant", "person", "until"], name="case_glass_of_person")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.at:%Y-%m-%d}"
