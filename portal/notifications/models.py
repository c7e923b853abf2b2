"""A message to one person in one portal, and by which ways that person wants which kind."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.notifications.channels import Channel
from portal.notifications.kinds import kinds_for
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class NotificationQuerySet(TenantQuerySet["Notification"]):
    def visible_to(self, actor: "Actor") -> Self:
        """One's own, of the kinds that go with today's roles: who is no editor any more reads no editor's messages."""
        from tenants.access import can

        if actor.person is None or not can(actor, "own_account.read"):
            return self.none()
        return self.filter(person=actor.person, kind__in=[kind.code for kind in kinds_for(actor.roles)])


class Notifications(TenantManager["Notification"]):
    _queryset_class = NotificationQuerySet


class Notification(TenantOwned):
    """That there is something, and where. `subject` names the entry or the page; it never leaves the portal."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    subject = models.TextField(blank=True, default="")
    url = models.TextField(help_text="A path in this portal.")
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.PORTAL)
    key = models.CharField(max_length=120, blank=True, default="", help_text="The same for the same cause.")
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    digested_at = models.DateTimeField(null=True, blank=True, help_text="When a mail of the day counted it.")

    objects: TenantManager[Any] = Notifications()

    class Meta(TenantOwned.Meta):
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "person", "kind", "key"], condition=~Q(key=""), name="notification_once"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "person", "-made_at"], name="notification_of_person"),
            models.Index(fields=["tenant", "person"], condition=Q(read_at__isnull=True), name="notification_unread"),
        ]

    def __str__(self) -> str:
        return self.kind


class PreferenceQuerySet(TenantQuerySet["Preference"]):
    def visible_to(self, actor: "Actor") -> Self:
        """One's own."""
        return self.filter(person=actor.person) if actor.person is not None else self.none()


class Preferences(TenantManager["Preference"]):
    _queryset_class = PreferenceQuerySet


class Preference(TenantOwned):
    """How one person wants one kind in this portal. Without a row the default of the kind holds."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=8, choices=Channel)

    objects: TenantManager[Any] = Preferences()

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "person", "kind"], name="preference_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.channel}"
