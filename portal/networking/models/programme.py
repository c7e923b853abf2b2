"""What happens when at a meeting, and who chose which sub-group."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.meetings.models import Invitation, Meeting
from portal.networking.models.guest import Guest
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_TITLE, MOST_ROOM = 120, 80


class PartQuerySet(TenantQuerySet["ProgrammePart"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of the meetings that the actor sees."""
        return self.filter(meeting__in=Meeting.objects.visible_to(actor).order_by().values("pk"))


class Parts(TenantManager["ProgrammePart"]):
    _queryset_class = PartQuerySet


class ProgrammePart(TenantOwned):
    """A part of the day, or with `round` a sub-group of that part: it has the times of its round."""

    meeting = TenantForeignKey(Meeting, on_delete=models.CASCADE, related_name="programme")
    round = TenantForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="groups")
    starts_at = models.DateTimeField(_("Begint om"))
    ends_at = models.DateTimeField(_("Eindigt om"))
    title = models.CharField(_("Wat"), max_length=MOST_TITLE)
    room = models.CharField(_("Zaal"), max_length=MOST_ROOM, blank=True, default="")
    speaker = models.CharField(_("Door welke organisatie"), max_length=MOST_TITLE, blank=True, default="")
    capacity = models.PositiveSmallIntegerField(_("Hoeveel mensen"), null=True, blank=True)

    objects: TenantManager[Any] = Parts()

    class Meta(TenantOwned.Meta):
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["tenant", "meeting", "starts_at"], name="programme_of_meeting")]
        constraints = [
            models.CheckConstraint(name="part_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))),
        ]

    def __str__(self) -> str:
        return self.title


class Choice(TenantOwned):
    """Whoever comes chose this group: a guest, or somebody who works here. One in each round; the service holds that.

    It counts while they come with a seat, so nothing has to be taken back when they say off.
    """

    group = TenantForeignKey(ProgrammePart, on_delete=models.CASCADE, related_name="choices")
    guest = TenantForeignKey(Guest, null=True, blank=True, on_delete=models.CASCADE, related_name="choices")
    invitation = TenantForeignKey(Invitation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta(TenantOwned.Meta):
        constraints = [
            models.CheckConstraint(
                name="choice_of_one",
                condition=Q(guest__isnull=True, invitation__isnull=False)
                | Q(guest__isnull=False, invitation__isnull=True),
            ),
            models.UniqueConstraint(fields=["group", "guest"], name="guest_chose_once"),
            models.UniqueConstraint(fields=["group", "invitation"], name="member_chose_once"),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}"
