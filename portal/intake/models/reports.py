"""What visitors tell about the map: something is wrong, something is missing."""

import secrets
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.intake.states import Problem, ReportKind, ReportState
from tenants.access import Scope, narrowed, scopes_of
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Organisation, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

# Without what is read wrongly over the phone: 0 and O, 1 and I, 5 and S, 8 and B.
LETTERS = "ACDEFGHJKLMNPQRTUVWXYZ234679"
MOST_TOLD, MOST_NAMED = 2_000, 200


def new_number() -> str:
    """A number to call about: short enough to write down, and no guess leads to another one. "MKX4-7TDP"."""
    drawn = "".join(secrets.choice(LETTERS) for _place in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


class ReportQuerySet(TenantQuerySet["Report"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Editors see all of the portal; an administrator of a partner those about entries of their organisation."""
        scopes = scopes_of(actor, "map_report.read")
        if Scope.TENANT in scopes:
            return self
        if Scope.ORGANISATION in scopes:
            return self.filter(organisation__in=narrowed(actor, "map_report.read").organisations)
        return self.none()


class Reports(TenantManager["Report"]):
    _queryset_class = ReportQuerySet


class Report(TenantOwned):
    """One message of a visitor. It knows nobody: no name, no session, and an address only of who asked for an answer.

    Of the entry it keeps uid, title and address as text: the entry may change or go, the report stays what it was.
    """

    number = models.CharField(max_length=9, default=new_number, editable=False)
    kind = models.CharField(max_length=10, choices=ReportKind)
    problem = models.CharField(max_length=10, choices=Problem, blank=True, default="")
    about_uid = models.UUIDField(null=True, blank=True)
    about_title = models.TextField(_("Waarover"), blank=True, default="")
    about_url = models.TextField(blank=True, default="")
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The party that kept the entry true when the report came.",
    )
    named = models.TextField(_("Wat er mist"), blank=True, default="")
    place = models.TextField(_("Waar het is"), blank=True, default="")
    told = models.TextField(_("Wat er aan de hand is"), blank=True, default="")
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.NEW)
    version = models.PositiveIntegerField(default=1, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    handled_at = models.DateTimeField(null=True, blank=True)
    answer_to = models.EmailField(
        blank=True, default="", editable=False, help_text="Only of who asked for an answer; no screen shows it."
    )
    answer = models.TextField(_("Antwoord aan de melder"), blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    explanation = models.TextField(_("Uitleg"), blank=True, default="")
    forgotten_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: TenantManager[Any] = Reports()

    class Meta(TenantOwned.Meta):
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "number"], name="report_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind="missing") | models.Q(about_uid__isnull=False), name="report_about_something"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "state", "-made_at"], name="report_waiting")]

    def __str__(self) -> str:
        return self.number
