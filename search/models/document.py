"""What the index knows of a document beside its words: whose it is, who may find it, and what it is counted under.

Nothing here is shown to anybody: what a hit says is read from the source, for the one who looks. No personal data.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.managers import TenantManager
from tenants.models import TenantOwned


class Audience(models.TextChoices):
    """Who may find a document."""

    PUBLIC = "public", _("Iedereen")
    PARTNERS = "partners", _("Alleen partners")


class Document(TenantOwned):
    """One thing that can be found in one tenant. Its key is the stored order: see search.indexing.keys."""

    id = models.BigAutoField(primary_key=True)
    uid = None  # type: ignore[assignment]  # an index row has no address of its own
    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    audience = models.CharField(max_length=10, choices=Audience.choices)
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)
    facets = models.TextField(blank=True, help_text="facet=value, parted by spaces")
    opening = models.TextField(blank=True, help_text="see search.opening")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    weight = models.PositiveSmallIntegerField()

    objects: TenantManager[Any] = TenantManager()

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tenant", "kind", "object_id"], name="search_document_once"),
        ]
        indexes = [models.Index(fields=["tenant", "id"], name="search_document_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class DocumentProfile(TenantOwned):
    """The words of a document, packed (see search.profiles). Apart from its document, so that counting reads little."""

    id = models.BigAutoField(primary_key=True, help_text="The key of the document.")
    uid = None  # type: ignore[assignment]
    packed = models.TextField()
    words = models.TextField(help_text="Its words as people read them, for spelling.")

    objects: TenantManager[Any] = TenantManager()

    class Meta(TenantOwned.Meta):
        pass

    def __str__(self) -> str:
        return str(self.pk)
