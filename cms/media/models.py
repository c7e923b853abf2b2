"""Images and documents of a portal: Wagtail's own models, scoped like all that belongs to a tenant."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet

from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned


class PortalImageQuerySet(TenantQuerySet[Any], ImageQuerySet):  # type: ignore[misc]
    """Images of the active tenant, with what Wagtail asks of images."""


class PortalDocumentQuerySet(TenantQuerySet[Any], DocumentQuerySet):  # type: ignore[misc]
    """Documents of the active tenant, with what Wagtail asks of documents."""


class PortalImages(TenantManager[Any]):
    _queryset_class = PortalImageQuerySet


class PortalDocuments(TenantManager[Any]):
    _queryset_class = PortalDocumentQuerySet


class PortalImage(TenantOwned, AbstractImage):  # type: ignore[misc]
    """An image. `description` is what is read aloud; an ornament says so and stays silent."""

    ornament = models.BooleanField(_("alleen versiering"), default=False)
    credit = models.TextField(_("maker en licentie"), blank=True, default="")

    admin_form_fields = ("title", "file", "description", "ornament", "credit", "collection", "tags")

    objects: TenantManager[Any] = PortalImages()

    class Meta(TenantOwned.Meta, AbstractImage.Meta):  # type: ignore[misc]
        verbose_name = _("afbeelding")
        verbose_name_plural = _("afbeeldingen")
        permissions = [("choose_portalimage", "Can choose image")]


class PortalRendition(TenantOwned, AbstractRendition):  # type: ignore[misc]
    """An image in one size."""

    image = TenantForeignKey(PortalImage, related_name="renditions", on_delete=models.CASCADE)

    objects: TenantManager[Any] = TenantManager()

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="portalrendition_once_a_size"
            )
        ]

    def __str__(self) -> str:
        return f"{self.image_id} {self.filter_spec}"


class PortalDocument(TenantOwned, AbstractDocument):  # type: ignore[misc]
    admin_form_fields = ("title", "file", "collection", "tags")

    objects: TenantManager[Any] = PortalDocuments()

    class Meta(TenantOwned.Meta, AbstractDocument.Meta):  # type: ignore[misc]
        verbose_name = _("document")
        verbose_name_plural = _("documenten")
        permissions = [("choose_portaldocument", "Can choose document")]
