"""What happened to a referral: rows are added, never changed."""

from typing import Any

from django.conf import settings
from django.db import models

from portal.referrals.models.clocks import RowsOfReferrals
from portal.referrals.models.referral import MOST_TEXT, Referral
from portal.referrals.words import AssessReason, Party, ReferralState
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager
from tenants.models import Team
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData


class ReferralEvent(PersonalData):
    """A step, by whom, and what was told with it. `key` makes a repeated step one step."""

    referral = TenantForeignKey(Referral, on_delete=models.CASCADE, related_name="events")
    move = models.CharField(max_length=20)
    before = models.CharField(max_length=12, choices=ReferralState)
    after = models.CharField(max_length=12, choices=ReferralState)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=8, choices=Party)
    by_whom = models.CharField(max_length=360, help_text="Name and organisation as they stood.")
    team = TenantForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = EncryptedTextField(max_length=MOST_TEXT, blank=True, default="")
    key = models.UUIDField(null=True, blank=True)

    objects: TenantManager[Any] = RowsOfReferrals()

    class Meta(PersonalData.Meta):
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "referral", "key"], condition=models.Q(key__isnull=False), name="referral_step_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.move}"


class ReferralOpening(PersonalData):
    """Somebody of the receiving team opened the rest before the answer, and why. The resident can read it."""

    referral = TenantForeignKey(Referral, on_delete=models.CASCADE, related_name="openings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=12, choices=AssessReason)
    at = models.DateTimeField()

    objects: TenantManager[Any] = RowsOfReferrals()

    class Meta(PersonalData.Meta):
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "referral", "person"], name="referral_opening_once"),
        ]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.person_id}"
