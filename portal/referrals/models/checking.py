"""Asking back: how it goes with a resident some months after the help ended."""

from typing import Any

from django.conf import settings
from django.db import models

from portal.referrals.models.clocks import RowsOfReferrals
from portal.referrals.models.referral import MOST_TEXT, Referral
from portal.referrals.words import HowNow
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData


class CheckBack(PersonalData):
    """One time that somebody asked. Nobody changes it afterwards. The resident can read it."""

    referral = TenantForeignKey(Referral, on_delete=models.CASCADE, related_name="check_backs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_whom = models.CharField(max_length=360, help_text="Name and organisation as they stood.")
    at = models.DateTimeField()
    how = models.CharField(max_length=12, choices=HowNow)
    note = EncryptedTextField(max_length=MOST_TEXT, blank=True, default="")

    objects: TenantManager[Any] = RowsOfReferrals()

    class Meta(PersonalData.Meta):
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["tenant", "referral", "at"], name="referral_check_backs")]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.at:%Y-%m-%d}"
