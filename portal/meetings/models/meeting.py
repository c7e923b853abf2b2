"""One meeting: when, where, for whom, by whom. It holds nothing about a resident; cases are items of an agenda."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.meetings.models.series import Series
from portal.meetings.words import TOLD, Audience, MeetingKind, MeetingState
from tenants.access import Scope, can, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_TITLE, MOST_TEXT, MOST_PLACE = 120, 4_000, 200
WHOLE = frozenset({Scope.TENANT, Scope.NETWORK})


class MeetingQuerySet(TenantQuerySet["Meeting"]):
    def visible_to(self, actor: "Actor") -> Self:
        """All of the portal for whoever keeps or oversees them; else those that somebody is part of, or are open."""
        scopes = scopes_of(actor, "meeting.read")
        if scopes & WHOLE:
            return self
        seen = Q(pk__in=[])
        if Scope.INVOLVED in scopes:
            seen |= of_person(actor) | Q(audience=Audience.NETWORK, state__in=TOLD)
        if can(actor, "meeting_public.read"):
            seen |= Q(audience=Audience.PUBLIC, state__in=TOLD)
        return self.filter(seen)


def of_person(actor: "Actor") -> Q:
    """Meetings that this actor leads, or to which they or their team are invited."""
    from portal.meetings.models.invitation import Invitation, seats_of

    invited = Invitation.objects.filter(seats_of(actor))
    leads = Q(organiser=actor.person) | Q(chair=actor.person)
    return leads | Q(pk__in=invited.values("meeting"), state__in=TOLD)


class Meetings(TenantManager["Meeting"]):
    _queryset_class = MeetingQuerySet


class Meeting(TenantOwned):
    """`sequence` is that of RFC 5545: it grows with each change that a calendar must know of; `version` with each."""

    kind = models.CharField(_("Soort"), max_length=14, choices=MeetingKind)
    title = models.CharField(_("Naam"), max_length=MOST_TITLE)
    about = models.TextField(_("Waar gaat het over?"), max_length=MOST_TEXT, blank=True, default="")
    topic = models.CharField(_("Onderwerp"), max_length=60, blank=True, default="")
    starts_at = models.DateTimeField(_("Begint"))
    ends_at = models.DateTimeField(_("Eindigt"))
    place = models.CharField(_("Plaats"), max_length=MOST_PLACE, blank=True, default="")
    online_url = models.URLField(_("Link om online mee te doen"), max_length=400, blank=True, default="")
    accessibility = models.CharField(_("Toegankelijkheid"), max_length=MOST_PLACE, blank=True, default="")
    costs = models.CharField(_("Kosten"), max_length=100, blank=True, default="")
    audience = models.CharField(_("Voor wie"), max_length=8, choices=Audience, default=Audience.INVITED)
    capacity = models.PositiveSmallIntegerField(_("Hoeveel mensen kunnen erbij zijn?"), null=True, blank=True)
    register_until = models.DateTimeField(_("Aanmelden kan tot"), null=True, blank=True)
    organiser = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organiser_team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    series = TenantForeignKey(Series, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings")
    occurrence_at = models.DateTimeField(
        null=True, blank=True, help_text="When the rule put it: RECURRENCE-ID of RFC 5545, whatever it moved to."
    )
    state = models.CharField(max_length=9, choices=MeetingState, default=MeetingState.PLANNED)
    cancelled_because = models.CharField(max_length=300, blank=True, default="")
    announced_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: TenantManager[Any] = Meetings()

    class Meta(TenantOwned.Meta):
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["tenant", "starts_at", "id"], name="meetings_by_day"),
            models.Index(fields=["tenant", "audience", "starts_at"], name="meetings_open"),
        ]
        constraints = [
            models.CheckConstraint(name="meeting_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="case_discussion_is_never_open",
                condition=~Q(kind=MeetingKind.CASES) | Q(audience=Audience.INVITED),
            ),
            models.UniqueConstraint(fields=["tenant", "series", "occurrence_at"], name="meeting_once_per_occurrence"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)
