"""The page that all pages are: Wagtail's, with the portal that it belongs to and for whom it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractPage, DefaultBasePageMixin


class PageAudience(models.TextChoices):
    PUBLIC = "public", _("Iedereen")
    PARTNERS = "partners", _("Alleen partners")


class BasePage(AbstractPage, DefaultBasePageMixin):  # type: ignore[misc]
    """The base of every page type. Only Wagtail's own root has no tenant.

    Registered before Wagtail's first migration, because a base page cannot be exchanged later.
    """

    tenant = models.ForeignKey(
        "tenants.Tenant", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    audience = models.CharField(_("voor wie"), max_length=10, choices=PageAudience, default=PageAudience.PUBLIC)

    search_fields = AbstractPage.search_fields + DefaultBasePageMixin.search_fields
    promote_panels = DefaultBasePageMixin.promote_panels
