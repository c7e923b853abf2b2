"""A volunteer of the receiving team helps a resident: with what, and until when."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.cases.models import CaseAccess
from portal.cases.words import Source
from portal.referrals.models.referral import Referral
from portal.referrals.states import RUNNING, WORKING
from tenants.access import Role, Scope, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_AGREED = 600
# The receiver said yes and it is not over: in these states a volunteer may help.
MATCHING = WORKING & RUNNING


class MatchQuerySet(TenantQuerySet["VolunteerMatch"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Own ones for a volunteer, while they run; all of a referral for whoever sees that referral."""
        ways = Q(referral__in=Referral.objects.visible_to(actor))
        return self.filter(ways | Q(pk__in=VolunteerMatch.objects.of_volunteer(actor).values("pk")))

    def of_volunteer(self, actor: "Actor") -> Self:
        """What this actor helps with today, as a volunteer of the team that has the referral.

        Each of these closes it in the next request: its end, its last day, a step of the referral, the ground, the
        role of the volunteer.
        """
        if actor.person is None or Scope.OWN not in scopes_of(actor, "volunteer_match.read"):
            return self.none()
        today = timezone.localdate()
        shared = CaseAccess.objects.standing(today).filter(
            source=Source.REFERRAL, source_uid=OuterRef("referral__uid"), team=OuterRef("team")
        )
        return self.filter(
            Exists(shared),
            volunteer=actor.person.pk,
            ended_at__isnull=True,
            until__gte=today,
            team__in=actor.teams,
            team__organisation__in=actor.organisations_as(Role.VOLUNTEER),
            referral__receiver_team=F("team"),
            referral__state__in=sorted(MATCHING),
        )

    def running(self) -> Self:
        """Those that nobody ended and whose last day is not over."""
        return self.filter(ended_at__isnull=True, until__gte=timezone.localdate())


class VolunteerMatch(PersonalData):
    """One volunteer for one referral. It is ended, never removed; another agreement is another row."""

    referral = TenantForeignKey(Referral, on_delete=models.CASCADE, related_name="matches")
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    volunteer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed = EncryptedTextField(_("Wat is afgesproken met de vrijwilliger"), max_length=MOST_AGREED)
    until = models.DateField(help_text="The last day.")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False, help_text="Counts its ends and returns.")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(MatchQuerySet)()

    class Meta(PersonalData.Meta):
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "referral", "volunteer"],
                condition=Q(ended_at__isnull=True),
                name="referral_match_once",
            )
        ]
        indexes = [models.Index(fields=["tenant", "volunteer", "until"], name="referral_match_of_volunteer")]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.volunteer_id}"
