"""Somebody without an account who comes to a public meeting."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.meetings.models import Meeting
from portal.meetings.models.meeting import WHOLE
from tenants.access import scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.vault import BlindIndexField, EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_NAME, MOST_EMAIL, MOST_NEEDS = 100, 254, 300

# Those who pressed the button in the mail and did not say off since.
COMING = Q(confirmed_at__isnull=False, cancelled_at__isnull=True)
SEATED = COMING & Q(waiting=False)


class GuestQuerySet(TenantQuerySet["Guest"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of the meetings that the actor may organise, or leads as chair: the door needs the list."""
        if actor.person is None:
            return self.none()
        if scopes_of(actor, "meeting.change") & WHOLE:
            return self
        return self.filter(meeting__in=Meeting.objects.filter(chair=actor.person).order_by().values("pk"))


class Guests(TenantManager["Guest"]):
    _queryset_class = GuestQuerySet


class Guest(PersonalData):
    """A seat is taken from `confirmed_at` on, unless `waiting`. Who said off is wiped: an empty row stays.

    `meeting_ends_at` repeats that of the meeting, for the term that runs from it; `listening` keeps it true.
    """

    meeting = TenantForeignKey(Meeting, on_delete=models.CASCADE, related_name="guests")
    meeting_ends_at = models.DateTimeField(editable=False)
    language = models.CharField(max_length=10, default=settings.LANGUAGE_CODE)
    asked_at = models.DateTimeField()
    letters = models.PositiveSmallIntegerField(default=0, help_text="Mails that asked to confirm.")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    waiting = models.BooleanField(default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    at_the_door = models.BooleanField(default=False)

    name = EncryptedTextField(_("Uw naam"), max_length=MOST_NAME, blank=True, default="")
    organisation = EncryptedTextField(_("Organisatie"), max_length=MOST_NAME, blank=True, default="")
    email = EncryptedTextField(_("E-mailadres"), max_length=MOST_EMAIL, blank=True, default="")
    needs = EncryptedTextField(_("Wat heeft u nodig?"), max_length=MOST_NEEDS, blank=True, default="")
    mailbox = BlindIndexField(source="email")

    objects: TenantManager[Any] = Guests()

    class Meta(PersonalData.Meta):
        ordering = ["confirmed_at", "pk"]
        indexes = [models.Index(fields=["tenant", "meeting", "confirmed_at"], name="guests_of_meeting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(waiting=False) | Q(confirmed_at__isnull=False), name="guest_waits_once_confirmed"
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)
