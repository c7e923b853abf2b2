"""The code on a receipt, which opens the resident's own page without an account."""

from typing import Any

from django.db import models

from tenants.managers import TenantManager
from tenants.models import TenantOwned


class ReceiptCode(TenantOwned):
    """Kept as a digest: who reads the table opens nothing. Nobody lists codes, so nothing is visible to anybody."""

    subject = models.UUIDField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects: TenantManager[Any] = TenantManager()

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "digest"], name="consent_code_once")]
        indexes = [models.Index(fields=["tenant", "subject"], name="consent_code_of_subject")]

    def __str__(self) -> str:
        return str(self.uid)
