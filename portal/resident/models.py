"""What a resident says is wrong in their file, and what the contact person answered."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.cases.models import Case
from tenants.access import Scope, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_ASKED, MOST_ANSWER = 1_000, 2_000


class Result(models.TextChoices):
    """GDPR article 16: what came of it. A refusal says why, in the answer."""

    CORRECTED = "corrected", _("Het is verbeterd")
    PARTLY = "partly", _("Een deel is verbeterd")
    LEFT = "left", _("Het blijft zoals het is")


class CorrectionQuerySet(TenantQuerySet["CorrectionRequest"]):
    def visible_to(self, actor: "Actor") -> Self:
        """The resident their own; of a case the teams that work in all of it."""
        scopes = scopes_of(actor, "correction.read")
        if Scope.INVOLVED in scopes:
            return self.filter(case__in=Case.objects.whole_to(actor))
        return self.filter(case__uid__in=actor.subjects) if Scope.OWN in scopes else self.none()

    def waiting(self) -> Self:
        """Those that nobody answered yet."""
        return self.filter(answered_at__isnull=True)


class CorrectionRequest(PersonalData):
    """One thing that is wrong. Answered by whoever works in the case, within a month (GDPR article 12)."""

    case = TenantForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    wrong = EncryptedTextField(_("Wat klopt er niet?"), max_length=MOST_ASKED)
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    result = models.CharField(max_length=9, choices=Result, blank=True, default="")
    answer = EncryptedTextField(_("Antwoord"), max_length=MOST_ANSWER, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = TenantManager.from_queryset(CorrectionQuerySet)()

    class Meta(PersonalData.Meta):
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="", answered_at__isnull=True) | (~Q(result="") & Q(answered_at__isnull=False)),
                name="correction_answered_has_its_result",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "case", "-asked_at"], name="correction_of_case")]

    def __str__(self) -> str:
        return str(self.uid)
