"""Terms that a portal chose, runs of the job, what may not be erased yet, and who was erased."""

from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from tenants.access.policy import can
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned
from tenants.retention.terms import Term, Unit

if TYPE_CHECKING:
    from datetime import date

    from tenants.access import Actor

LONGEST_REASON = 300


def _person(**given: Any) -> Any:
    """Whoever decided stays named: that is what two pairs of eyes are for."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **given)


class SettingState(models.TextChoices):
    PROPOSED = "proposed", _("Wacht op een tweede beheerder")
    IN_FORCE = "in_force", _("Geldt nu")
    DECLINED = "declined", _("Afgewezen")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    REPLACED = "replaced", _("Vervangen")


class SettingQuerySet(TenantQuerySet["RetentionSetting"]):
    def visible_to(self, actor: "Actor") -> Self:
        return self if can(actor, "settings.read") else self.none()


class Settings(TenantManager["RetentionSetting"]):
    _queryset_class = SettingQuerySet


class RetentionSetting(TenantOwned):
    """Another term for a rule: proposed by one administrator, decided by another. Decided ones stay as history."""

    rule = models.CharField(max_length=60, help_text="The code of the rule.")
    number = models.PositiveIntegerField()
    unit = models.CharField(max_length=6, choices=Unit)
    why = models.TextField(_("Waarom"))
    state = models.CharField(max_length=10, choices=SettingState, default=SettingState.PROPOSED)
    proposed_by = _person()
    proposed_at = models.DateTimeField()
    decided_by = _person(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects: TenantManager[Any] = Settings()

    class Meta(TenantOwned.Meta):
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "rule"], condition=Q(state="proposed"), name="retention_proposed_once"
            ),
            models.UniqueConstraint(
                fields=["tenant", "rule"], condition=Q(state="in_force"), name="retention_in_force_once"
            ),
            # Behind the rule in policies.py: the database itself knows that one person is not two.
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "withdrawn"])
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="retention_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.number} {self.unit}"

    @property
    def term(self) -> Term:
        return Term(self.number, Unit(self.unit))


class RunQuerySet(TenantQuerySet["RetentionRun"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of the own portal, for those who read its settings: the privacy officer is one."""
        return self.filter(tenant=actor.tenant) if can(actor, "settings.read") else self.none()


class Runs(TenantManager["RetentionRun"]):
    _queryset_class = RunQuerySet


class RetentionRun(models.Model):
    """One run of the job, in one portal. Without a tenant: over what belongs to no portal alone.

    `figures` by code of rule: how many rows it touched (`done`), how many stood under a legal hold (`held`), and the
    class of the error that stopped it (`failed`). Written with each batch, so that a run that is cut off tells how far
    it was; the next run goes on in the same row.
    """

    tenant = models.ForeignKey("tenants.Tenant", null=True, on_delete=models.PROTECT, editable=False, related_name="+")
    uid = models.UUIDField(default=uuid4, editable=False, unique=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    figures = models.JSONField(default=dict)

    objects: TenantManager[Any] = Runs()
    every_run: models.Manager["RetentionRun"] = models.Manager()  # for the job, which knows no scope

    class Meta:
        base_manager_name = "objects"
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant"], condition=Q(finished_at__isnull=True), name="retention_run_one_open"
            ),
            models.UniqueConstraint(
                Coalesce("tenant", 0),
                condition=Q(finished_at__isnull=True, tenant__isnull=True),
                name="retention_run_one_open_of_platform",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tenant_id or 'platform'} {self.started_at:%Y-%m-%d %H:%M}"

    @property
    def done(self) -> int:
        return sum(figure.get("done", 0) for figure in self.figures.values())


class HoldQuerySet(TenantQuerySet["LegalHold"]):
    def visible_to(self, actor: "Actor") -> Self:
        return self if can(actor, "subject_rights.read") else self.none()

    def standing(self, on: "date") -> Self:
        """Those that hold on this day."""
        return self.filter(released_at__isnull=True, until__gte=on)


class Holds(TenantManager["LegalHold"]):
    _queryset_class = HoldQuerySet

    def standing(self, on: "date") -> HoldQuerySet:
        found: HoldQuerySet = self.get_queryset().standing(on)  # type: ignore[attr-defined]
        return found


class LegalHold(TenantOwned):
    """Something that may not be erased yet, through which day and why: a complaint, a claim, an inquiry."""

    label = models.CharField(max_length=100, help_text="Of the model, such as intake.Report; or: subject.")
    object_uid = models.UUIDField()
    reason = models.CharField(_("Waarom"), max_length=LONGEST_REASON)
    until = models.DateField(help_text="The last day on which it holds.")
    placed_by = _person(null=True)
    placed_at = models.DateTimeField()
    released_by = _person(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    objects: Holds = Holds()

    class Meta(TenantOwned.Meta):
        ordering = ["-placed_at", "-pk"]
        indexes = [models.Index(fields=["tenant", "label", "object_uid"], name="legalhold_of_object")]

    def __str__(self) -> str:
        return f"{self.label} {self.object_uid}"


class ErasureState(models.TextChoices):
    ASKED = "asked", _("Wacht op een tweede persoon")
    CONFIRMED = "confirmed", _("Het portaal wist")
    DONE = "done", _("Gewist")
    STOPPED = "stopped", _("Gestopt: iets moet blijven")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class ErasureQuerySet(TenantQuerySet["Erasure"]):
    def visible_to(self, actor: "Actor") -> Self:
        return self if can(actor, "subject_rights.read") else self.none()


class Erasures(TenantManager["Erasure"]):
    _queryset_class = ErasureQuerySet


class Erasure(TenantOwned):
    """The request of a person to be erased: asked by one, confirmed by another, carried out by the worker.

    `figures` by code of place: how many rows went. It stays as receipt: a pseudonym, counts and names of who decided.
    """

    subject = models.UUIDField()
    state = models.CharField(max_length=10, choices=ErasureState, default=ErasureState.ASKED)
    asked_by = _person()
    asked_at = models.DateTimeField()
    confirmed_by = _person(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    figures = models.JSONField(default=dict)

    objects: TenantManager[Any] = Erasures()

    class Meta(TenantOwned.Meta):
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "subject"], condition=Q(state__in=["asked", "confirmed"]), name="erasure_one_open"
            ),
            # Behind the rule in services/erasing.py: the database itself knows that one person is not two.
            models.CheckConstraint(
                condition=Q(state__in=["asked", "withdrawn"])
                | (Q(confirmed_by__isnull=False) & ~Q(confirmed_by=F("asked_by"))),
                name="erasure_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.state}"


class ErasedQuerySet(TenantQuerySet["ErasedSubject"]):
    def visible_to(self, actor: "Actor") -> Self:
        return self if can(actor, "subject_rights.read") else self.none()


class ErasedSubjects(TenantManager["ErasedSubject"]):
    _queryset_class = ErasedQuerySet


class ErasedSubject(TenantOwned):
    """The pseudonym of somebody who was erased, so that what comes back with a backup is erased again.

    Only added to: the database refuses to change or remove a row (apps.py).
    """

    subject = models.UUIDField()
    decided_by = _person(null=True)
    decided_at = models.DateTimeField()

    objects: TenantManager[Any] = ErasedSubjects()

    class Meta(TenantOwned.Meta):
        ordering = ["decided_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["tenant", "subject"], name="erasedsubject_once")]

    def __str__(self) -> str:
        return str(self.subject)
