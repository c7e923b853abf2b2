"""The days of a poll, and what people say of them. A day that people have seen never moves (decision 34)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from portal.polls.models.poll import Poll
from portal.polls.models.voter import Voter
from portal.polls.words import Can
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class OptionQuerySet(TenantQuerySet["Option"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of the polls that the actor sees."""
        return self.filter(poll__in=Poll.objects.visible_to(actor).order_by().values("pk"))


class Options(TenantManager["Option"]):
    _queryset_class = OptionQuerySet


class Option(TenantOwned):
    """A day that people can choose. One that was taken out stays, visibly, with its answers."""

    poll = TenantForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    starts_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: TenantManager[Any] = Options()

    class Meta(TenantOwned.Meta):
        ordering = ["starts_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["poll", "starts_at"], name="poll_day_once")]

    def __str__(self) -> str:
        return f"{self.poll_id} {self.starts_at:%Y-%m-%d %H:%M}"

    def ends_at(self, minutes: int) -> datetime:
        return self.starts_at + timedelta(minutes=minutes)


class VoteQuerySet(TenantQuerySet["Vote"]):
    def visible_to(self, actor: "Actor") -> Self:
        """None: what people answered is counted and shown by `portal.polls.selectors`, which knows what is hidden."""
        return self.none()


class Votes(TenantManager["Vote"]):
    _queryset_class = VoteQuerySet


class Vote(TenantOwned):
    """What one person says of one day."""

    voter = TenantForeignKey(Voter, on_delete=models.CASCADE, related_name="votes")
    option = TenantForeignKey(Option, on_delete=models.CASCADE, related_name="votes")
    can = models.CharField(max_length=7, choices=Can)

    objects: TenantManager[Any] = Votes()

    class Meta(TenantOwned.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["voter", "option"], name="vote_once"),
            models.CheckConstraint(name="vote_is_one_of_three", condition=Q(can__in=Can.values)),
        ]

    def __str__(self) -> str:
        return f"{self.voter_id} {self.option_id}"
