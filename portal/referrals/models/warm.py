"""Times that one side proposes for a three-way talk. Only proposals that stand: the chosen one is the appointment."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.referrals.models.clocks import RowsOfReferrals
from portal.referrals.models.referral import Referral
from portal.referrals.talks import MOST_WHERE
from portal.referrals.words import Party, TalkWay
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData


class TalkTime(PersonalData):
    """One of at most five moments. `where` may be somebody's home or telephone, so it is sealed."""

    referral = TenantForeignKey(Referral, on_delete=models.CASCADE, related_name="talk_times")
    party = models.CharField(max_length=8, choices=Party, help_text="The side that proposes: the other one chooses.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_whom = models.CharField(max_length=360, help_text="Name and organisation as they stood.")
    at = models.DateTimeField()
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=9, choices=TalkWay)
    where = EncryptedTextField(max_length=MOST_WHERE)

    objects: TenantManager[Any] = RowsOfReferrals()

    class Meta(PersonalData.Meta):
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "referral", "starts_at"], name="referral_talk_time_once"),
            models.CheckConstraint(condition=Q(party__in=("sender", "receiver")), name="referral_talk_time_of_a_side"),
        ]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.starts_at:%Y-%m-%d}"
