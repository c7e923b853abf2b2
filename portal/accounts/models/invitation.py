"""An invitation: the only way in. For one address, one role, one team, one portal; used once, and not for long."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.access.roles import Role, Scope
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models.base import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class InvitationState(models.TextChoices):
    OPEN = "open", _("Open")
    EXPIRED = "expired", _("Verlopen")
    ACCEPTED = "accepted", _("Aangenomen")
    REVOKED = "revoked", _("Ingetrokken")


class InvitationQuerySet(TenantQuerySet["Invitation"]):
    def visible_to(self, actor: "Actor") -> "InvitationQuerySet":
        """Those of the whole portal or of the own organisation, where the matrix says so."""
        from tenants.access import scopes_of

        scopes = scopes_of(actor, "people.read")
        if Scope.TENANT in scopes:
            return self
        if Scope.ORGANISATION in scopes:
            return self.filter(team__organisation__in=actor.organisations_as(Role.PARTNER_ADMIN))
        return self.none()

    def open(self, at: datetime) -> "InvitationQuerySet":
        """Those that can still be accepted."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at)

    def waiting(self) -> "InvitationQuerySet":
        """Neither accepted nor revoked; expired ones are among them, because they can be sent again."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)


class Invitation(TenantOwned):
    """The link in the mail is signed over `uid` and `nonce`; a new nonce makes every older link worthless."""

    email = models.EmailField(_("e-mailadres"))
    name = models.CharField(_("naam"), max_length=150, blank=True)
    role = models.CharField(max_length=2, choices=Role.choices)
    team = TenantForeignKey("tenants.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="invitations")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitations_sent"
    )
    nonce = models.UUIDField(default=uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitations_accepted"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(InvitationQuerySet)()

    class Meta(TenantOwned.Meta):
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["tenant", "email"], name="invitation_by_address")]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "email", "team", "role"],
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_waiting_once",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_accepted_or_revoked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.state})"

    @property
    def state(self) -> InvitationState:
        if self.accepted_at is not None:
            return InvitationState.ACCEPTED
        if self.revoked_at is not None:
            return InvitationState.REVOKED
        if self.expires_at <= timezone.now():
            return InvitationState.EXPIRED
        return InvitationState.OPEN

    @property
    def is_waiting(self) -> bool:
        """Can be sent again or revoked."""
        return self.state in {InvitationState.OPEN, InvitationState.EXPIRED}
