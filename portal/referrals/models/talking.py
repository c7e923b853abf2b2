"""The conversation between the people of a referral. The resident can read it."""

from typing import Any

from django.conf import settings
from django.db import models

from portal.referrals.models.clocks import RowsOfReferrals
from portal.referrals.models.referral import MOST_TEXT, Referral
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager
from tenants.models import Team
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData


class ReferralMessage(PersonalData):
    """One message. Nobody changes it afterwards: what was wrong is said in the next one."""

    referral = TenantForeignKey(Referral, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    team = TenantForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_whom = models.CharField(max_length=360, help_text="Name and organisation as they stood.")
    at = models.DateTimeField()
    text = EncryptedTextField(max_length=MOST_TEXT)

    objects: TenantManager[Any] = RowsOfReferrals()

    class Meta(PersonalData.Meta):
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["tenant", "referral", "at"], name="referral_messages")]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.at:%Y-%m-%d}"
