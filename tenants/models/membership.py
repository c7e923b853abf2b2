"""A person's role in one team of one tenant."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from tenants.access.roles import Role
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager
from tenants.models.base import TenantOwned
from tenants.models.organisation import PeriodQuerySet

if TYPE_CHECKING:
    from tenants.access import Actor


class MembershipQuerySet(PeriodQuerySet["Membership"]):
    def visible_to(self, actor: "Actor") -> "MembershipQuerySet":
        """One's own (rows people and own_account); those of the own organisation or the whole tenant (row people)."""
        from tenants.access import Scope, narrowed, scopes_of

        scopes = scopes_of(actor, "people.read")
        if Scope.TENANT in scopes:
            return self
        own = Scope.OWN in scopes | scopes_of(actor, "own_account.read")
        mine = Q(person=actor.person) if own and actor.person is not None else Q(pk__in=[])
        if Scope.ORGANISATION in scopes:
            return self.filter(mine | Q(team__organisation__in=narrowed(actor, "people.read").organisations))
        return self.filter(mine)


class Membership(TenantOwned):
    """A person holds a role, from a day until a day (both included). Residents and operators have no team."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    team = TenantForeignKey("tenants.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=2, choices=Role.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = TenantManager.from_queryset(MembershipQuerySet)()

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tenant", "person", "team", "role", "starts_on"], name="membership_once"),
            models.UniqueConstraint(
                fields=["tenant", "person", "role", "starts_on"],
                condition=Q(team__isnull=True),
                name="membership_without_team_once",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(team__isnull=False) | Q(role__in=[Role.RESIDENT, Role.OPERATOR]),
                name="membership_has_team",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} in {self.tenant}"
