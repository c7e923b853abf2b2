"""What people can ask help with, in the words of each portal, and the team that receives it."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.access import can
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_CODE, MOST_NORM = 40, 60


class SubjectQuerySet(TenantQuerySet["IntakeSubject"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Who sets the portal sees all of them; everybody those that can be asked for."""
        if can(actor, "settings.read"):
            return self
        return self.on_offer() if can(actor, "intake.create") else self.none()

    def on_offer(self) -> Self:
        """Those in use that a team receives. Without one nobody would read what somebody in need wrote."""
        return self.filter(active=True, team__isnull=False, team__closed_on__isnull=True)


class IntakeSubject(TenantOwned):
    """`texts` holds a title and an explanation per language. `statutory` starts the clock of the Wgs, article 4."""

    code = models.SlugField(max_length=MOST_CODE)
    texts = models.JSONField(_("Teksten"), default=dict)
    team = TenantForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    statutory = models.BooleanField(_("Wettelijke termijn"), default=False)
    norm_days = models.PositiveSmallIntegerField(_("Werkdagen tot een eerste reactie"), default=5)
    active = models.BooleanField(_("In gebruik"), default=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TenantManager.from_queryset(SubjectQuerySet)()

    class Meta(TenantOwned.Meta):
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "code"], name="intake_subject_once"),
            models.CheckConstraint(
                condition=models.Q(norm_days__gte=1, norm_days__lte=MOST_NORM), name="intake_subject_norm"
            ),
        ]

    def __str__(self) -> str:
        return self.code
