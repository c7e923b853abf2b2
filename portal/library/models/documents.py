"""Documents that partners work by, and the versions of each."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.library.states import DocumentKind, ForWhom
from tenants.access import can
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class DocumentQuerySet(TenantQuerySet["Document"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Editors see all; who reads the library what is current; everybody else what is for everybody."""
        if can(actor, "library.change"):
            return self
        current = self.filter(withdrawn_at__isnull=True)
        if can(actor, "library.read"):
            return current
        return current.filter(audience=ForWhom.PUBLIC) if can(actor, "page_published.read") else self.none()


class Documents(TenantManager["Document"]):
    _queryset_class = DocumentQuerySet


class Document(TenantOwned):
    """A protocol, form or flyer. The file is in its versions; the highest number is the current one."""

    kind = models.CharField(_("Soort"), max_length=10, choices=DocumentKind)
    title = models.CharField(_("Titel"), max_length=150)
    summary = models.TextField(_("Waar is het voor?"), blank=True, default="")
    audience = models.CharField(_("Voor wie"), max_length=10, choices=ForWhom, default=ForWhom.PARTNERS)
    owner = models.CharField(_("Eigenaar"), max_length=150)
    review_on = models.DateField(_("Opnieuw bekijken op"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects: TenantManager[Any] = Documents()

    class Meta(TenantOwned.Meta):
        ordering = ["title", "pk"]
        indexes = [models.Index(fields=["tenant", "kind", "title"], name="library_documents")]

    def __str__(self) -> str:
        return self.title


class VersionQuerySet(TenantQuerySet["DocumentVersion"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of the documents that the actor sees; whoever may not read the library sees the current one alone."""
        seen = self.filter(document__in=Document.objects.visible_to(actor))
        if can(actor, "library.read"):
            return seen
        newer = DocumentVersion.objects.filter(
            document=models.OuterRef("document"), number__gt=models.OuterRef("number")
        )
        return seen.filter(~models.Exists(newer))


class Versions(TenantManager["DocumentVersion"]):
    _queryset_class = VersionQuerySet


def place_of(version: "DocumentVersion", _name: str) -> str:
    """Where the file is kept: from ids of ours alone, never from the name that somebody gave it."""
    return f"library/{version.tenant.uid}/{version.uid}"


class DocumentVersion(TenantOwned):
    """One version with its file. Never changed or removed."""

    document = TenantForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.FileField(upload_to=place_of, max_length=200)
    file_name = models.CharField(max_length=120, help_text="Under which name it is downloaded; made by us.")
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64)
    what_changed = models.TextField(blank=True, default="")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: TenantManager[Any] = Versions()

    class Meta(TenantOwned.Meta):
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="library_version_once")]

    def __str__(self) -> str:
        return f"{self.file_name} {self.number}"
