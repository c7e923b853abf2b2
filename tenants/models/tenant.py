"""One portal, on its own host name, for one or more municipalities."""

from typing import Any
from uuid import uuid4

from django.db import models


class Tenant(models.Model):
    """A municipality or a region of municipalities."""

    uid = models.UUIDField(default=uuid4, editable=False, unique=True)
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=100)
    municipality_codes = models.JSONField(
        default=list, help_text="CBS codes (GM0000) from the official list, as strings."
    )
    theme = models.SlugField(max_length=50, default="waterkant")
    languages = models.JSONField(default=list, help_text="Language codes (BCP 47), the first is the default.")
    settings = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def setting(self, name: str, default: Any = None) -> Any:
        """A setting of this portal, or the default when it was never set."""
        return self.settings.get(name, default)

    @property
    def primary_host(self) -> str:
        """The host name that addresses in mails and feeds use."""
        host = self.hosts.order_by("-primary", "pk").first()
        return host.host if host else ""


class TenantHost(models.Model):
    """A host name by which a tenant is reached. Unknown hosts get 404: there is no default."""

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="hosts")
    host = models.CharField(max_length=253, unique=True, help_text="Lower case, without port.")
    primary = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.host
