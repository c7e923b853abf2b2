"""The rows of grants. A room that wants them on its own objects makes a model of `ObjectGrant` and registers it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from guardian.models import UserObjectPermissionBase

from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class GrantQuerySet(TenantQuerySet["ObjectGrant"]):
    def standing(self, at: datetime) -> "GrantQuerySet":
        """Those that hold at this moment: not over, not withdrawn, and the person was not deactivated."""
        return self.filter(until__gt=at, withdrawn_at__isnull=True, user__is_active=True)

    def visible_to(self, actor: "Actor") -> "GrantQuerySet":
        """Who may read about everybody in the portal sees all grants; the rest what was granted to themselves."""
        from tenants.access import Scope, scopes_of

        if Scope.TENANT in scopes_of(actor, "people.read"):
            return self
        return self.filter(user=actor.person) if actor.person is not None else self.none()


class ObjectGrant(TenantOwned, UserObjectPermissionBase):
    """A grant to one person (`user`) of one action (`permission`) on one object (`content_object`, made by the room).

    The names `user`, `permission` and `content_object` are guardian's. Rows stay when they are over, as evidence.
    """

    until = models.DateTimeField()
    reason = models.CharField(max_length=300)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(GrantQuerySet)()  # type: ignore[misc, assignment]

    class Meta(TenantOwned.Meta):
        abstract = True


class TeamGrant(ObjectGrant):
    """On a team: for instance looking after its people while its administrator is away."""

    content_object = TenantForeignKey("tenants.Team", on_delete=models.CASCADE, related_name="grants")

    class Meta(ObjectGrant.Meta):
        abstract = False
        indexes = [models.Index(fields=["user", "content_object", "until"], name="team_grant_standing")]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="team_grant_has_reason")]

    def __str__(self) -> str:
        return f"{self.permission.codename} until {self.until}"
