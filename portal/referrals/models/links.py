"""Receivers without an account: the mail address of a team, and the links that went to it."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.cases.models import CaseAccess
from portal.cases.words import Source
from portal.referrals.models.referral import Referral
from portal.referrals.states import RUNNING, SHARING
from tenants.access import can
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_ADDRESS, MOST_NAME = 254, 120


class ReceiverQuerySet(TenantQuerySet["LinkReceiver"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Whoever reads the settings of the portal."""
        return self if can(actor, "settings.read") else self.none()


class LinkReceiver(PersonalData):
    """A team in which nobody has an account. What is sent to it goes by a link to this address."""

    team = TenantForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    email = EncryptedTextField(_("E-mailadres"), max_length=MOST_ADDRESS)
    since = models.DateTimeField()

    objects = TenantManager.from_queryset(ReceiverQuerySet)()

    class Meta(PersonalData.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "team"], name="referral_link_receiver_once")]

    def __str__(self) -> str:
        return f"{self.team_id}"


class LinkQuerySet(TenantQuerySet["ReferralLink"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Whoever sees the referral."""
        return self.filter(referral__in=Referral.objects.visible_to(actor))

    def standing(self, now: datetime) -> Self:
        """Links that open something at this moment. All that could end one is asked of the database, each time.

        Not revoked, not expired, the referral runs and shares, the team is still its receiver and still receives by
        link, and the row of access for this very referral stands: a ground that ended took that row away.
        """
        rows = CaseAccess.objects.standing(timezone.localdate(now)).filter(
            source=Source.REFERRAL, source_uid=OuterRef("referral__uid"), team=OuterRef("team")
        )
        return self.filter(
            Exists(rows),
            Exists(LinkReceiver.objects.filter(team=OuterRef("team"))),
            revoked_at__isnull=True,
            expires_at__gt=now,
            team=F("referral__receiver_team"),
            team__closed_on__isnull=True,
            referral__state__in=sorted(SHARING & RUNNING),
        )


class ReferralLink(PersonalData):
    """A link to one referral. Neither the link nor a code stands here: both are worked out from secrets of the server.

    `code_nonce` makes the code of this moment; without it there is none. The terms are those that were on the screen.
    """

    referral = TenantForeignKey(Referral, on_delete=models.CASCADE, related_name="links")
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, help_text="Of the token in the address.")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True, help_text="When somebody first came in.")
    terms_at = models.DateTimeField(null=True, blank=True)
    terms_version = models.PositiveSmallIntegerField(null=True, blank=True)
    terms_hash = models.CharField(max_length=64, blank=True, default="", help_text="Of the text that was shown.")
    accepted_by = EncryptedTextField(max_length=MOST_NAME, blank=True, default="")
    code_nonce = models.UUIDField(null=True, blank=True)
    code_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    codes_on = models.DateField(null=True, blank=True)
    codes_made = models.PositiveSmallIntegerField(default=0, help_text="On that day.")
    failed = models.PositiveIntegerField(default=0, help_text="Wrong codes, all together.")

    objects = TenantManager.from_queryset(LinkQuerySet)()

    class Meta(PersonalData.Meta):
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "digest"], name="referral_link_once"),
            models.CheckConstraint(
                condition=models.Q(terms_at__isnull=True) | ~models.Q(terms_hash=""),
                name="referral_link_terms_whole",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "referral"], name="referral_links")]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.made_at:%Y-%m-%d}"
