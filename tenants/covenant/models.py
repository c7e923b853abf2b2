"""A draft that editors write, versions that never change, and who accepted which of them."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tenants.access.policy import can, scopes_of
from tenants.access.roles import Scope
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Organisation, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_TITLE, MOST_TEXT = 200, 60_000


class DraftQuerySet(TenantQuerySet["CovenantDraft"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Only those who may change the library read what is not published."""
        return self if can(actor, "library.change") else self.none()


class Drafts(TenantManager["CovenantDraft"]):
    _queryset_class = DraftQuerySet


class CovenantDraft(TenantOwned):
    """The next version while it is being written. A portal has one at most; publishing removes it."""

    title = models.CharField(_("Titel"), max_length=MOST_TITLE)
    text = models.TextField(_("Tekst"))
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects: TenantManager[Any] = Drafts()

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant"], name="covenant_draft_once")]

    def __str__(self) -> str:
        return self.title


class VersionQuerySet(TenantQuerySet["CovenantVersion"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Everybody who reads the library reads what was published."""
        return self if can(actor, "library.read") else self.none()


class Versions(TenantManager["CovenantVersion"]):
    _queryset_class = VersionQuerySet


class CovenantVersion(TenantOwned):
    """A published version. Never changed: the database refuses it (append_only in apps.py).

    `previous_counts_until` is the first day on which the acceptance of an older version counts no longer.
    """

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=MOST_TITLE)
    text = models.TextField()
    text_hash = models.CharField(max_length=64, help_text="SHA-256 over the normalised text.")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    in_force_from = models.DateField()
    previous_counts_until = models.DateField()

    objects: TenantManager[Any] = Versions()

    class Meta(TenantOwned.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "number"], name="covenant_number_once"),
            models.CheckConstraint(
                condition=Q(previous_counts_until__gte=F("in_force_from")), name="covenant_older_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class AcceptanceQuerySet(TenantQuerySet["CovenantAcceptance"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Who reads for the whole portal sees all of them; partners see those of their own organisations."""
        scopes = scopes_of(actor, "library.read")
        if Scope.TENANT in scopes:
            return self
        return self.filter(organisation__in=actor.organisations) if scopes else self.none()


class Acceptances(TenantManager["CovenantAcceptance"]):
    _queryset_class = AcceptanceQuerySet


class CovenantAcceptance(TenantOwned):
    """An organisation accepted a version. Kept as it was signed; it ends when the partnership ends.

    There is no key to the partnership: one that ends on its first day is removed, and this row stays.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    covenant = TenantForeignKey(CovenantVersion, on_delete=models.PROTECT, related_name="acceptances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=150, help_text="As it stood when the person accepted.")
    at = models.DateTimeField()
    accepted_on = models.DateField(help_text="The day of `at` in the Netherlands.")
    text_hash = models.CharField(max_length=64, help_text="Of the text that was shown.")

    objects: TenantManager[Any] = Acceptances()

    class Meta(TenantOwned.Meta):
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["tenant", "organisation", "-accepted_on"], name="covenant_accepted")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.covenant_id}"
