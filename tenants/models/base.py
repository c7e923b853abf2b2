"""What every tenant-owned model has."""

from typing import Any
from uuid import uuid4

from django.db import models

from tenants.managers import TenantManager, belong_to_active_tenant, require_active_tenant


class TenantOwned(models.Model):
    """A row of one tenant: big integer key inside, `uid` in addresses and interchange."""

    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, editable=False, related_name="+")
    uid = models.UUIDField(default=uuid4, editable=False, unique=True)

    objects: TenantManager[Any] = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Children that Wagtail saves with their parent get no tenant from it, so it is filled here.
        belong_to_active_tenant(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        # Django deletes an object in hand by its key, past every manager.
        require_active_tenant(self)
        return super().delete(*args, **kwargs)
