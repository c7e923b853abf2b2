"""Filters of the worklist that somebody keeps under a name."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models

from tenants.access import can
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_VIEWS, MOST_VIEW_NAME = 8, 40
PUT_BACK = timedelta(hours=1)


class OnesOwn(TenantQuerySet[Any]):
    def visible_to(self, actor: "Actor") -> Self:
        """One's own, while one works with referrals."""
        if actor.person is None or not can(actor, "referral_sent.read"):
            return self.none()
        return self.filter(person=actor.person)


class Views(TenantManager[Any]):
    _queryset_class = OnesOwn


class SavedView(TenantOwned):
    """A choice of list and filters. `filters` holds what stands in the address of the list: codes, and nothing else."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=MOST_VIEW_NAME)
    filters = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True, help_text="It can be put back for an hour.")

    objects: TenantManager[Any] = Views()

    class Meta(TenantOwned.Meta):
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "person", "name"],
                condition=models.Q(removed_at__isnull=True),
                name="referral_view_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
