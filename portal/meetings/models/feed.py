"""A secret address under which somebody's calendar reads their meetings."""

from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from django.conf import settings
from django.db import models

from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class FeedQuerySet(TenantQuerySet["CalendarFeed"]):
    def visible_to(self, actor: "Actor") -> Self:
        """One's own alone."""
        return self.filter(person=actor.person) if actor.person is not None else self.none()


class Feeds(TenantManager["CalendarFeed"]):
    _queryset_class = FeedQuerySet


class CalendarFeed(TenantOwned):
    """The address holds a proof over `nonce`, so it stands nowhere; another nonce, and the old address is dead."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    nonce = models.UUIDField(default=uuid4)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: TenantManager[Any] = Feeds()

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "person"], name="one_feed_for_a_person")]

    def __str__(self) -> str:
        return str(self.uid)
