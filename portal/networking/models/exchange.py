"""Requests and offers between organisations, and answers to them. Nothing in them is about a resident."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.meetings.models import Meeting
from portal.meetings.words import Audience
from portal.networking.words import ExchangeKind
from tenants.access import can
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_TITLE, MOST_ABOUT, MOST_ANSWER = 120, 600, 1_000


class ExchangeQuerySet(TenantQuerySet["Exchange"]):
    def visible_to(self, actor: "Actor") -> Self:
        """What stands now for whoever works here, one's own also after that; a visitor sees it at public meetings."""
        if not can(actor, "minutes.read"):
            return self.none()
        if actor.person is not None:
            return self.filter(standing_now() | Q(team__in=actor.teams))
        seen = Meeting.objects.visible_to(actor).filter(audience=Audience.PUBLIC).order_by()
        return self.filter(standing_now(), meeting__in=seen.values("pk"))


def standing_now() -> Q:
    """Not taken back, and not over."""
    return Q(withdrawn_at__isnull=True, until__gte=timezone.localdate())


class Exchanges(TenantManager["Exchange"]):
    _queryset_class = ExchangeQuerySet


class Exchange(TenantOwned):
    """One request or offer of a team, until a day; at a meeting, or at any time."""

    kind = models.CharField(_("Soort"), max_length=5, choices=ExchangeKind)
    title = models.CharField(_("Wat"), max_length=MOST_TITLE)
    about = models.TextField(_("Vertel er meer over"), max_length=MOST_ABOUT, blank=True, default="")
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    meeting = TenantForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="exchanges")
    until = models.DateField(_("Tot en met"))
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: TenantManager[Any] = Exchanges()

    class Meta(TenantOwned.Meta):
        ordering = ["until", "pk"]
        indexes = [models.Index(fields=["tenant", "until", "id"], name="exchanges_by_end")]

    def __str__(self) -> str:
        return self.title


class AnswerQuerySet(TenantQuerySet["ExchangeAnswer"]):
    def visible_to(self, actor: "Actor") -> Self:
        """The team that asked reads them all; whoever answered reads their own."""
        if actor.person is None:
            return self.none()
        return self.filter(Q(exchange__team__in=actor.teams) | Q(person=actor.person))


class Answers(TenantManager["ExchangeAnswer"]):
    _queryset_class = AnswerQuerySet


class ExchangeAnswer(TenantOwned):
    """What somebody of another organisation says to it. They talk through the portal: no address is shown."""

    exchange = TenantForeignKey(Exchange, on_delete=models.CASCADE, related_name="answers")
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(max_length=MOST_ANSWER)
    at = models.DateTimeField()

    objects: TenantManager[Any] = Answers()

    class Meta(TenantOwned.Meta):
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.exchange_id}"
