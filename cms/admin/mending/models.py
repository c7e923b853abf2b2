"""What the nightly look found, who looked at a page last, and what other sites answered."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.admin.mending.troubles import Standing, Trouble
from tenants.access import can
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

LONGEST_REASON = 300


class FindingQuerySet(TenantQuerySet["Finding"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Editors see all of the portal."""
        return self.filter(tenant=actor.tenant) if can(actor, "page_published.change") else self.none()

    def standing(self, standing: str) -> Self:
        """Those in one of the three lists."""
        if standing == Standing.SOLVED:
            return self.filter(solved_at__isnull=False)
        return self.filter(solved_at__isnull=True, ignored_at__isnull=standing != Standing.IGNORED)


class Findings(TenantManager["Finding"]):
    _queryset_class = FindingQuerySet


class Finding(TenantOwned):
    """Something wrong with one thing. It stays when it is solved, so that what comes back is seen to come back.

    The thing is named by kind and id, not by a key: a finding may outlive it for a night.
    """

    trouble = models.CharField(max_length=20, choices=Trouble)
    object_kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    object_uid = models.UUIDField(null=True, blank=True)
    title = models.TextField()
    detail = models.TextField(blank=True, default="", help_text="Which link, which language.")
    fingerprint = models.CharField(max_length=64, editable=False)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    solved_at = models.DateTimeField(null=True, blank=True)
    ignored_at = models.DateTimeField(null=True, blank=True)
    ignored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ignored_because = models.CharField(_("waarom"), max_length=LONGEST_REASON, blank=True, default="")

    objects: TenantManager[Any] = Findings()

    class Meta(TenantOwned.Meta):
        ordering = ["first_seen_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["tenant", "fingerprint"], name="finding_once")]
        indexes = [models.Index(fields=["tenant", "trouble", "first_seen_at"], name="finding_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.trouble} {self.object_kind} {self.object_id}"


class PageLook(TenantOwned):
    """Somebody read a page and found it right, without changing it."""

    page_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "page_id"], name="pagelook_once")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.at:%Y-%m-%d}"


class Answer(models.TextChoices):
    """What another site said."""

    UNASKED = "unasked", _("Nog niet gevraagd")
    FINE = "fine", _("Werkt")
    GONE = "gone", _("Bestaat niet meer")
    SILENT = "silent", _("Geeft geen antwoord")
    UNSAFE = "unsafe", _("Niet bereikbaar voor bezoekers")


class OutsideLink(TenantOwned):
    """An address of another site to which something here links."""

    address = models.TextField()
    fingerprint = models.CharField(max_length=64, editable=False)
    asked_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.UNASKED)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0, help_text="In a row.")

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "fingerprint"], name="outsidelink_once")]
        indexes = [models.Index(fields=["tenant", "asked_at"], name="outsidelink_turn")]

    def __str__(self) -> str:
        return f"{self.answer} {self.pk}"
