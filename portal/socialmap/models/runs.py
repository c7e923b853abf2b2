"""Work on many entries at once: seen, confirmed, done bit by bit by the worker, and taken back if need be."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.socialmap.models.entity import free_text
from portal.socialmap.models.provenance import ImportBatch
from tenants.access import Scope, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class RunState(models.TextChoices):
    """Where a run stands. Nothing was written before `running`."""

    STAGED = "staged", _("Nog niet bekeken")
    READY = "ready", _("Wacht op uw akkoord")
    RUNNING = "running", _("Bezig")
    DONE = "done", _("Klaar")
    UNDOING = "undoing", _("Gaat terug")
    UNDONE = "undone", _("Teruggedraaid")
    FAILED = "failed", _("Niet gelukt")


class UploadQuerySet(TenantQuerySet["SpreadsheetUpload"]):
    def visible_to(self, actor: "Actor") -> Self:
        """All of the portal, for those who may read lists into it."""
        return self if Scope.TENANT in scopes_of(actor, "map_transfer.import") else self.none()


class BulkRunQuerySet(TenantQuerySet["BulkRun"]):
    def visible_to(self, actor: "Actor") -> Self:
        """All of the portal, for its editors."""
        return self if Scope.TENANT in scopes_of(actor, "map_entry_public.change") else self.none()


class Uploads(TenantManager["SpreadsheetUpload"]):
    _queryset_class = UploadQuerySet


class BulkRuns(TenantManager["BulkRun"]):
    _queryset_class = BulkRunQuerySet


class Run(TenantOwned):
    """What a list that is read in and an action on many entries have alike.

    `plan` is what was shown to who confirmed it: one object per row. `position` is how many of them are done; both are
    written in the transaction that does the work, so that a worker that dies goes on where it was.
    """

    state = models.CharField(max_length=10, choices=RunState, default=RunState.STAGED)
    version = models.PositiveIntegerField(default=1, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    plan = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    position = models.PositiveIntegerField(default=0)
    batch = TenantForeignKey(ImportBatch, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    error = free_text()
    forgotten_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta(TenantOwned.Meta):
        abstract = True
        ordering = ["-made_at", "-pk"]


class SpreadsheetUpload(Run):
    """A list that somebody brought: its cells as text, until it was read in or a week has passed. The file itself is
    never kept. `mapping` holds for each column what it means, or nothing."""

    filename = models.CharField(max_length=200)
    sheet = free_text()
    headers = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    mapping = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    take_kept = models.BooleanField(default=False, help_text="Also what an editor wrote may be replaced.")

    objects: TenantManager[Any] = Uploads()

    def __str__(self) -> str:
        return self.filename


class BulkRun(Run):
    """One action on many services."""

    action = models.CharField(max_length=30)
    arguments = models.JSONField(default=dict)

    objects: TenantManager[Any] = BulkRuns()

    def __str__(self) -> str:
        return f"{self.action} {self.made_at:%Y-%m-%d %H:%M}"


class ColumnMapping(TenantOwned):
    """What a heading means in the lists of this portal; `column` is empty where it means nothing to us."""

    heading = models.CharField(max_length=200)
    column = models.CharField(max_length=40, blank=True, default="")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "heading"], name="columnmapping_once")]

    def __str__(self) -> str:
        return f"{self.heading} = {self.column}"
