"""Who is asked: a team, a colleague, or somebody without an account, who comes by a link of their own."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.polls.models.poll import Poll
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_REMARK, MOST_NAME, MOST_ADDRESS = 300, 120, 254


class VoterQuerySet(TenantQuerySet["Voter"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of the polls that the actor sees as somebody who works here."""
        if actor.person is None:
            return self.none()
        return self.filter(poll__in=Poll.objects.visible_to(actor).order_by().values("pk"))


def seats_of(actor: "Actor") -> Q:
    """The actor's own, and those of their teams that name nobody."""
    return Q(person=actor.person, person__isnull=False) | Q(person=None, team__in=actor.teams)


class Voters(TenantManager["Voter"]):
    _queryset_class = VoterQuerySet


class Voter(PersonalData):
    """With a team and no person: anybody of the team answers, each for themselves. Without a team: an outsider.

    The link of an outsider is worked out from a secret of the server (portal.polls.proofs): only its digest is here.
    """

    poll = TenantForeignKey(Poll, on_delete=models.CASCADE, related_name="voters")
    team = TenantForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    name = EncryptedTextField(_("Naam"), max_length=MOST_NAME, null=True, blank=True)
    organisation = models.CharField(_("Organisatie"), max_length=MOST_NAME, blank=True, default="")
    email = EncryptedTextField(_("E-mailadres"), max_length=MOST_ADDRESS, null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True, default="", help_text="Of the token in the address.")
    link_number = models.PositiveSmallIntegerField(default=1, help_text="A new link makes the one before worthless.")
    revoked_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, help_text="When their poll closed: how long a link lives.")
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="When name and address were wiped.")
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(max_length=MOST_REMARK, blank=True, default="")

    objects: TenantManager[Any] = Voters()

    class Meta(PersonalData.Meta):
        ordering = ["pk"]
        indexes = [models.Index(fields=["tenant", "person", "poll"], name="voters_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], condition=Q(person__isnull=False), name="voter_once"),
            models.UniqueConstraint(
                fields=["poll", "team"], condition=Q(person__isnull=True, team__isnull=False), name="voter_team_once"
            ),
            models.UniqueConstraint(fields=["tenant", "digest"], condition=~Q(digest=""), name="voter_link_once"),
            models.CheckConstraint(
                name="voter_with_a_person_has_a_team", condition=Q(person__isnull=True) | Q(team__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.poll_id} {self.pk}"

    @property
    def is_outsider(self) -> bool:
        return self.team_id is None

    @property
    def is_team(self) -> bool:
        return self.team_id is not None and self.person_id is None
