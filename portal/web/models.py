"""What the site keeps of a portal: its logos."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.access import can
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class LogoKind(models.TextChoices):
    SVG = "svg", "SVG"
    PNG = "png", "PNG"
    JPG = "jpg", "JPG"
    WEBP = "webp", "WebP"


CONTENT_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


class LogoQuerySet(TenantQuerySet["Logo"]):
    def visible_to(self, actor: "Actor") -> Self:
        """A logo stands on every page, so everybody sees it."""
        return self if can(actor, "page_published.read") else self.none()


class Logos(TenantManager["Logo"]):
    _queryset_class = LogoQuerySet


class Logo(TenantOwned):
    """A picture that came out of portal/uploads clean: only those bytes are kept. Named by what is in it."""

    digest = models.CharField(max_length=32, editable=False)
    kind = models.CharField(max_length=4, choices=LogoKind)
    data = models.BinaryField(_("bestand"))
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    objects: TenantManager[Any] = Logos()

    class Meta(TenantOwned.Meta):
        verbose_name = _("logo")
        verbose_name_plural = _("logo's")
        constraints = [models.UniqueConstraint(fields=["tenant", "digest"], name="logo_once")]

    def __str__(self) -> str:
        return self.digest
