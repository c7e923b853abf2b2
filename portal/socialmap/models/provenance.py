"""Who brought what: fields that an editor took over from the source, proposals of partners, translations, imports."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.socialmap.models.entity import free_text
from portal.socialmap.models.location import Location
from portal.socialmap.models.organization import Organization
from portal.socialmap.models.service import Service
from tenants.fields import TenantForeignKey
from tenants.models import TenantOwned


class FieldOwnership(TenantOwned):
    """An editor changed a field that a source had brought. The editor's value stays; the source's is kept beside it.

    Every other field of an entity with a `data_source` belongs to that source.
    """

    entity = models.CharField(max_length=40)
    object_uid = models.UUIDField()
    field = models.CharField(max_length=60)
    data_source = models.CharField(max_length=100)
    source_value = models.JSONField(null=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    edited_at = models.DateTimeField()

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tenant", "entity", "object_uid", "field"], name="fieldownership_once")
        ]

    def __str__(self) -> str:
        return f"{self.entity}.{self.field}"


class ProposalState(models.TextChoices):
    OPEN = "open", _("Wacht op de redactie")
    ACCEPTED = "accepted", _("Overgenomen")
    DECLINED = "declined", _("Niet overgenomen")


class Proposal(TenantOwned):
    """A change that a partner proposes to an entry of their own organisation; the editor decides."""

    service = TenantForeignKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="proposals")
    organization = TenantForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="proposals"
    )
    location = TenantForeignKey(Location, null=True, blank=True, on_delete=models.CASCADE, related_name="proposals")
    values = models.JSONField()
    note = free_text()
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    version = models.PositiveIntegerField(default=1)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = free_text()

    class Meta(TenantOwned.Meta):
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(service__isnull=False)
                | models.Q(organization__isnull=False)
                | models.Q(location__isnull=False),
                name="proposal_of_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.proposed_at:%Y-%m-%d}"

    @property
    def entry(self) -> Service | Organization | Location:
        """What it is about."""
        found: Service | Organization | Location | None = self.service or self.organization or self.location
        assert found is not None
        return found


class TranslationState(models.TextChoices):
    MACHINE = "machine", _("Door een computer vertaald")
    CHECKED = "checked", _("Nagekeken")
    OUTDATED = "outdated", _("De tekst is veranderd")


class Translation(TenantOwned):
    """A field of an entity in another language, and of which text it is a translation."""

    entity = models.CharField(max_length=40)
    object_uid = models.UUIDField()
    field = models.CharField(max_length=60)
    language = models.CharField(max_length=35)
    text = models.TextField()
    source_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=TranslationState, default=TranslationState.MACHINE)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "entity", "object_uid", "field", "language"], name="translation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entity}.{self.field} ({self.language})"


class ImportBatch(TenantOwned):
    """One import: what it read, what came of it, whether it was taken back."""

    data_source = models.CharField(max_length=100)
    dialect = models.CharField(max_length=40)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    figures = models.JSONField(default=dict)

    class Meta(TenantOwned.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.data_source} {self.started_at:%Y-%m-%d %H:%M}"


class ImportChange(TenantOwned):
    """One row that an import made or changed, with what it was before: enough to take the import back."""

    batch = TenantForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="changes")
    entity = models.CharField(max_length=40)
    object_uid = models.UUIDField()
    kind = models.CharField(max_length=10)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta(TenantOwned.Meta):
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["tenant", "batch", "entity"], name="importchange_batch"),
            models.Index(fields=["tenant", "object_uid"], name="importchange_object"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.entity}"


class ChangeNote(TenantOwned):
    """Why somebody changed an entry, in their words. The log keeps no text, so it stands here beside it."""

    entity = models.CharField(max_length=40)
    object_uid = models.UUIDField()
    entry_version = models.PositiveIntegerField()
    text = models.TextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantOwned.Meta):
        indexes = [models.Index(fields=["tenant", "object_uid"], name="changenote_object")]

    def __str__(self) -> str:
        return f"{self.entity} {self.made_at:%Y-%m-%d}"
