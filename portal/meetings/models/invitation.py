"""Who is asked to a meeting, what they answered, and whether they were there."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.meetings.models.meeting import Meeting
from portal.meetings.words import Answer
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_REMARK = 200


class InvitationQuerySet(TenantQuerySet["Invitation"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of the meetings that the actor sees as somebody who works here; a visitor sees no names."""
        if actor.person is None:
            return self.none()
        return self.filter(meeting__in=Meeting.objects.visible_to(actor).order_by().values("pk"))


def seats_of(actor: "Actor") -> Q:
    """The actor's own, and those to their teams that name nobody."""
    return Q(person=actor.person) | Q(person=None, team__in=actor.teams)


class Invitations(TenantManager["Invitation"]):
    _queryset_class = InvitationQuerySet


class Invitation(TenantOwned):
    """A seat for a team: for a person of it, or for whoever of the team comes. `arrived_at` without `left_at`: there.

    `waiting` is a place on the waiting list: there was no room when they said that they come.
    """

    meeting = TenantForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    instead_of = TenantForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.CharField(_("Antwoord"), max_length=8, choices=Answer, default=Answer.NONE, blank=True)
    remark = models.CharField(_("Opmerking"), max_length=MOST_REMARK, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    waiting = models.BooleanField(default=False)
    told_sequence = models.PositiveIntegerField(null=True, blank=True, help_text="What their calendar knows.")
    reminded_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects: TenantManager[Any] = Invitations()

    class Meta(TenantOwned.Meta):
        ordering = ["pk"]
        indexes = [models.Index(fields=["tenant", "person", "meeting"], name="invitations_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="invited_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "team"], condition=Q(person__isnull=True), name="team_invited_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.team_id} {self.person_id}"

    @property
    def is_there(self) -> bool:
        return self.arrived_at is not None and self.left_at is None
