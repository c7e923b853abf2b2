"""That an owner was asked whether an entry is still true, how far that is, and what they said."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.socialmap.models.provenance import Proposal
from portal.socialmap.models.service import Service
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class AskStep(models.TextChoices):
    """How far a question is while nobody answers."""

    ASKED = "asked", _("Gevraagd")
    REMINDED = "reminded", _("Herinnerd")
    STALE = "stale", _("Geen antwoord")
    HIDDEN = "hidden", _("Van de kaart gehaald")


class AskAnswer(models.TextChoices):
    YES = "yes", _("Ja, dit klopt nog")
    NO = "no", _("Nee, er klopt iets niet")
    GONE = "gone", _("Dit bestaat niet meer")


class FreshnessAskQuerySet(TenantQuerySet["FreshnessAsk"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Editors see what their portal asks."""
        from tenants.access import Scope, scopes_of

        return self if Scope.TENANT in scopes_of(actor, "map_entry_public.change") else self.none()


class FreshnessAsks(TenantManager["FreshnessAsk"]):
    _queryset_class = FreshnessAskQuerySet


class FreshnessAsk(TenantOwned):
    """One round of "Klopt dit nog?" about one service. Of whom it was asked is worked out anew for each mail."""

    service = TenantForeignKey(Service, on_delete=models.CASCADE, related_name="asks")
    round = models.PositiveIntegerField()
    step = models.CharField(max_length=10, choices=AskStep, default=AskStep.ASKED)
    asked_at = models.DateTimeField()
    step_at = models.DateTimeField(help_text="When the present step was taken.")
    closed_at = models.DateTimeField(null=True, blank=True, help_text="Answered, or not needed any more.")
    answer = models.CharField(max_length=10, choices=AskAnswer, blank=True, default="")
    checked_before = models.DateField(null=True, blank=True, help_text="To take a yes back.")
    proposal = TenantForeignKey(Proposal, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: TenantManager[Any] = FreshnessAsks()

    class Meta(TenantOwned.Meta):
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "service", "round"], name="freshnessask_once_a_round"),
            models.UniqueConstraint(
                fields=["tenant", "service"], condition=models.Q(closed_at__isnull=True), name="freshnessask_open_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenant", "step", "asked_at"],
                condition=models.Q(closed_at__isnull=True),
                name="freshnessask_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.asked_at:%Y-%m-%d}"
