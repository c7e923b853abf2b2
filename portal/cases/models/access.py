"""The flat table: team, case, until. One query tells what a team may open."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.cases.models.case import Case
from portal.cases.words import WORK_WITH_CASES, Level, Source
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class AccessQuerySet(TenantQuerySet["CaseAccess"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Who may open a case sees which teams may too."""
        return self.filter(case__in=Case.objects.visible_to(actor))

    def of(self, actor: "Actor") -> Self:
        """Rows of teams in which the actor works with cases. A volunteer of the same team opens nothing by it."""
        organisations = actor.organisations_as(*WORK_WITH_CASES)
        return self.filter(team__in=actor.teams, team__organisation__in=organisations)

    def standing(self, on: date) -> Self:
        """Rows that open something on this day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=on))


class CaseAccess(TenantOwned):
    """A team may open a case, because of one source. Two sources are two rows: when one ends, the other still opens.

    Written and removed in the transaction of what it comes from; `manage.py access` counts it over.
    """

    case = TenantForeignKey(Case, on_delete=models.CASCADE, related_name="access")
    team = TenantForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=8, choices=Source)
    source_uid = models.UUIDField(help_text="Of the case, the referral or the meeting.")
    ground_uid = models.UUIDField(null=True, blank=True, help_text="Of the record in the ledger that it rests on.")
    level = models.PositiveSmallIntegerField(choices=Level)
    since = models.DateTimeField(null=True, default=timezone.now, editable=False, help_text="Unknown of older rows.")
    until = models.DateField(null=True, blank=True, help_text="The last day.")

    objects = TenantManager.from_queryset(AccessQuerySet)()

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tenant", "case", "team", "source", "source_uid"], name="case_access_once"),
            models.CheckConstraint(
                condition=Q(source="lead") | Q(ground_uid__isnull=False), name="case_access_rests_on_a_ground"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "team", "case"], name="case_access_of_team"),
            models.Index(fields=["tenant", "ground_uid"], name="case_access_of_ground"),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} {self.case_id} {self.source}"
