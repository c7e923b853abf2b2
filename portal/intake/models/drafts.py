"""Answers of somebody who has not sent them yet."""

from typing import Any

from django.db import models

from tenants.managers import TenantManager
from tenants.models import TenantOwned


class IntakeDraft(TenantOwned):
    """Sealed under a key that only the browser of the visitor holds: we cannot read it, with all our keys.

    So it is no `PersonalData`: the vault's key would open it to whoever holds that. `lookup` is a hash of another part
    of the same secret. Both are worthless when the browser closes, and the row goes within the hour.
    """

    lookup = models.CharField(max_length=64)
    sealed = models.BinaryField()
    expires_at = models.DateTimeField()

    objects: TenantManager[Any] = TenantManager()

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "lookup"], name="intake_draft_once")]
        indexes = [models.Index(fields=["expires_at"], name="intake_draft_expires")]

    def __str__(self) -> str:
        return str(self.uid)
