"""Texts of pages in other languages, each a translation of one text that stands on the page."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from portal.socialmap.models import TranslationState
from tenants.access import Actor, can
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from typing import Self


class PageTextQuerySet(TenantQuerySet["PageText"]):
    def visible_to(self, actor: Actor) -> "Self":
        """Translations as rows are for who writes them; readers get them on the page that they may read."""
        return self if can(actor, "page_published.change") else self.none()


class PageText(TenantOwned):
    """One text of a page in another language. `source_hash` tells of which Dutch text it is a translation."""

    page_uid = models.UUIDField(help_text="The translation_key of the page.")
    language = models.CharField(max_length=35)
    path = models.CharField(max_length=200, help_text="See cms/pages/segments.py.")
    text = models.TextField()
    source_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=TranslationState, default=TranslationState.CHECKED)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = TenantManager.from_queryset(PageTextQuerySet)()

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tenant", "page_uid", "language", "path"], name="pagetext_once"),
        ]

    def __str__(self) -> str:
        return f"{self.path} ({self.language})"
