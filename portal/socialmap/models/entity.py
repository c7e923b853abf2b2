"""What every HSDS entity of ours has, and what the three entries (organization, service, location) have on top."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from portal.socialmap.models.publishing import MapManager, PublishedManager
from tenants.managers import TenantManager, require_active_tenant
from tenants.models import TenantOwned

TOUCHED, WHY = "touched", "why"  # beside the columns in the content of a revision


def free_text() -> "models.TextField[str, str]":
    """Text of any length: real directories know no walls."""
    return models.TextField(blank=True, default="")


class Audience(models.TextChoices):
    """For whom an entry is; partners see both."""

    PUBLIC = "public", _("Iedereen")
    PARTNERS = "partners", _("Alleen partners")


class HsdsEntity(TenantOwned):
    """A row of the social map, under its HSDS name and field names.

    `objects` reaches own rows alone. `published` also reaches what another portal published here (read only), and is
    the base manager, so that a published service still finds its organization and nothing else.
    """

    external_id = models.CharField(max_length=500, blank=True, default="", help_text="The id in the source.")
    data_source = models.CharField(max_length=100, blank=True, default="", help_text="Empty: made here.")
    extra = models.JSONField(blank=True, default=dict, help_text="Unknown properties, exported again.")
    gone_from_source_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: TenantManager[Any] = MapManager()
    published: PublishedManager[Any] = PublishedManager()

    # Lookups that lead from here to an entry, and the kind of entry: the road by which a row is published elsewhere.
    reached_through: dict[str, str] = {}

    class Meta:
        abstract = True
        base_manager_name = "published"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "data_source", "external_id"],
                condition=~models.Q(external_id=""),
                name="%(class)s_once_a_source",
            )
        ]

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        # What another portal published here can be read, so it could be deleted, were it not refused.
        require_active_tenant(self)
        return super().delete(*args, **kwargs)


class WithChildren(HsdsEntity, ClusterableModel):  # type: ignore[misc]
    """An entity under which others hang, to be edited together. Costs at each read, so leaves are without it."""

    class Meta(HsdsEntity.Meta):
        abstract = True


class Entry(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, WithChildren):  # type: ignore[misc]
    """An entry of the map that people edit, check and publish: organization, service or location."""

    version = models.PositiveIntegerField(default=1, editable=False)
    visible_from = models.DateField(null=True, blank=True)
    visible_until = models.DateField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    checked_by_owner = models.BooleanField(
        default=False, editable=False, help_text="By the organisation itself, with or without account."
    )
    silent_since = models.DateField(
        null=True, blank=True, editable=False, help_text="Asked then whether it is still true, and nobody answered."
    )
    changed_at = models.DateTimeField(auto_now=True)

    # What a draft changes, by the names of columns and of what hangs under the entry; None: everything, as Wagtail has
    # it. And the word of the editor who wrote it. Both stand in the content of its revision.
    touched: frozenset[str] | None = None
    why: str = ""

    class Meta(HsdsEntity.Meta):
        abstract = True

    def serializable_data(self) -> dict[str, Any]:
        """What a revision keeps."""
        data: dict[str, Any] = super().serializable_data()
        if self.touched is not None:
            data |= {TOUCHED: sorted(self.touched), WHY: self.why}
        return data

    def with_content_json(self, content: dict[str, Any]) -> "Entry":
        """A draft over the row as it stands now: what the draft did not touch stays what it became meanwhile.

        Without this a draft would take back what a source brought, who looked whether the entry is true, and its room.
        """
        if TOUCHED not in content:
            whole: Entry = super().with_content_json(content)
            return whole
        touched = frozenset(content[TOUCHED])
        kept = {name: value for name, value in content.items() if name in touched or name == "pk"}
        made: Entry = super().with_content_json(kept)
        for column in self._meta.concrete_fields:
            if column.name not in touched:
                setattr(made, column.attname, getattr(self, column.attname))
        made.touched, made.why = touched, str(content.get(WHY, ""))
        return made
