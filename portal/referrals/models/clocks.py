"""Clocks: one row a term, so that a worklist sorts by what ends first and a report counts what was met."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from portal.referrals.models.kinds import MOST_SOURCE
from portal.referrals.models.referral import Referral
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class OfAReferral(TenantQuerySet[Any]):
    def visible_to(self, actor: "Actor") -> Self:
        return self.filter(referral__in=Referral.objects.visible_to(actor))


class RowsOfReferrals(TenantManager[Any]):
    _queryset_class = OfAReferral


class ReferralClock(TenantOwned):
    """A term of one referral. `code` is a line of `norms.NORMS`; `source` is where a length of its own came from."""

    referral = TenantForeignKey(Referral, on_delete=models.CASCADE, related_name="clocks")
    code = models.CharField(max_length=20)
    statutory = models.BooleanField(default=False)
    source = models.CharField(max_length=MOST_SOURCE, blank=True, default="")
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects: TenantManager[Any] = RowsOfReferrals()

    class Meta(TenantOwned.Meta):
        ordering = ["ends_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "referral", "code"], condition=Q(stopped_at__isnull=True), name="referral_clock_once"
            ),
            models.CheckConstraint(
                condition=Q(statutory=False) | Q(paused_at__isnull=True), name="referral_statutory_never_pauses"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "ends_at"], name="referral_clock_runs", condition=Q(stopped_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.code}"
