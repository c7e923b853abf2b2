"""Images and documents of a portal: Wagtail's own models, scoped like all that belongs to a tenant."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet, get_upload_to
from wagtail.search import index

from cms.media.fields import CleanDocumentField, CleanPictureField
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned
from tenants.scoped_when_asked import ActiveTenant


class PortalImageQuerySet(TenantQuerySet[Any], ImageQuerySet):  # type: ignore[misc]
    """Images of the active tenant, with what Wagtail asks of images."""


class PortalDocumentQuerySet(TenantQuerySet[Any], DocumentQuerySet):  # type: ignore[misc]
    """Documents of the active tenant, with what Wagtail asks of documents."""


class Media(TenantManager[Any]):
    """Wagtail's choosers and blocks keep querysets, so which tenant is active is asked when a query runs."""

    def get_queryset(self) -> TenantQuerySet[Any]:
        return self._all_tenants().filter(tenant=ActiveTenant())


class PortalImages(Media):
    _queryset_class = PortalImageQuerySet


class PortalDocuments(Media):
    _queryset_class = PortalDocumentQuerySet


class PortalImage(TenantOwned, AbstractImage):  # type: ignore[misc]
    """An image. `description` is what is read aloud; an ornament says so and stays silent."""

    file = CleanPictureField(_("bestand"), upload_to=get_upload_to, width_field="width", height_field="height")
    ornament = models.BooleanField(_("alleen versiering"), default=False)
    credit = models.TextField(_("maker en licentie"), blank=True, default="")
    for_partners = models.BooleanField(_("alleen voor partners"), default=False)

    # No tags: Wagtail's cloud of them and its completion mix all portals.
    admin_form_fields = ("title", "file", "description", "ornament", "credit", "for_partners", "collection")
    search_fields = [*AbstractImage.search_fields, index.FilterField("tenant")]

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
    """A document. Its file was looked into before it was kept (portal/uploads)."""

    file = CleanDocumentField(_("bestand"), upload_to="documents")
    for_partners = models.BooleanField(_("alleen voor partners"), default=False)

    admin_form_fields = ("title", "file", "for_partners", "collection")
    search_fields = [*AbstractDocument.search_fields, index.FilterField("tenant")]

    objects: TenantManager[Any] = PortalDocuments()

    class Meta(TenantOwned.Meta, AbstractDocument.Meta):  # type: ignore[misc]
        verbose_name = _("document")
        verbose_name_plural = _("documenten")
        permissions = [("choose_portaldocument", "Can choose document")]

    @property
    def url(self) -> str:
        """Where readers get it, after the policy was asked. Wagtail's own address for documents is not mounted."""
        return reverse("media:document", args=[self.uid])
