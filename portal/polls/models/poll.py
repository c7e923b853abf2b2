"""A question to several people: on which of these days can you come? It holds nothing about a resident."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.meetings.models import Meeting
from portal.meetings.models.meeting import MOST_PLACE, MOST_TEXT, MOST_TITLE, WHOLE
from portal.meetings.words import MeetingKind
from portal.polls.words import TOLD, PollState
from tenants.access import Scope, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

SHORTEST, LONGEST = 15, 12 * 60  # minutes


class PollQuerySet(TenantQuerySet["Poll"]):
    def visible_to(self, actor: "Actor") -> Self:
        """All of the portal for whoever keeps or oversees meetings; else one's own, and those that one is asked in.

        A visitor sees none: who comes by a personal link is shown one poll by `portal.polls.by_link`.
        """
        scopes = scopes_of(actor, "meeting.read")
        if scopes & WHOLE:
            return self
        if Scope.INVOLVED not in scopes or actor.person is None:
            return self.none()
        return self.filter(of_person(actor))


def of_person(actor: "Actor") -> Q:
    """Polls that this actor organises, or in which they or their team are asked."""
    from portal.polls.models.voter import Voter, seats_of

    asked = Voter.objects.filter(seats_of(actor))
    return Q(organiser=actor.person) | Q(pk__in=asked.values("poll"), state__in=TOLD)


class Polls(TenantManager["Poll"]):
    _queryset_class = PollQuerySet


class Poll(TenantOwned):
    """`version` grows with each change of its organiser, never with an answer: voters do not stand in each other's way.

    `hidden`: until it closes, the organiser alone reads who can when.
    """

    kind = models.CharField(_("Soort"), max_length=14, choices=MeetingKind)
    title = models.CharField(_("Naam"), max_length=MOST_TITLE)
    about = models.TextField(_("Waar gaat het over?"), max_length=MOST_TEXT, blank=True, default="")
    minutes = models.PositiveSmallIntegerField(_("Hoelang duurt het?"))
    place = models.CharField(_("Plaats"), max_length=MOST_PLACE, blank=True, default="")
    online_url = models.URLField(_("Link om online mee te doen"), max_length=400, blank=True, default="")
    accessibility = models.CharField(_("Toegankelijkheid"), max_length=MOST_PLACE, blank=True, default="")
    closes_at = models.DateTimeField(_("Antwoord voor"))
    hidden = models.BooleanField(default=False)
    organiser = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organiser_team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=PollState, default=PollState.DRAFT)
    sent_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    meeting = TenantForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_for = models.DateTimeField(null=True, blank=True, help_text="The start that was chosen.")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: TenantManager[Any] = Polls()

    class Meta(TenantOwned.Meta):
        ordering = ["-closes_at", "-pk"]
        indexes = [
            models.Index(fields=["tenant", "closes_at", "id"], name="polls_by_day"),
            models.Index(fields=["tenant", "state", "closes_at"], name="polls_open"),
        ]
        constraints = [
            models.CheckConstraint(
                name="poll_over_has_its_moment",
                condition=Q(closed_at__isnull=False) | Q(state__in=[PollState.DRAFT, PollState.OPEN]),
            ),
        ]

    def __str__(self) -> str:
        return self.title
