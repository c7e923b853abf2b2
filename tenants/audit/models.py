"""The rows of the log and the heads of its chains."""

from typing import TYPE_CHECKING, Any, NoReturn
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenants.managers import TenantManager, TenantQuerySet

if TYPE_CHECKING:
    from tenants.access import Actor


class AppendOnly(TypeError):
    """The log is only ever added to."""


def _only_added_to(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise AppendOnly("Rows of the log are never changed or removed.")


class _KeptForEver:
    """What a queryset on the log cannot do."""

    update = aupdate = delete = adelete = bulk_update = abulk_update = _raw_delete = _only_added_to
    update_or_create = aupdate_or_create = _only_added_to


class AuditEntryQuerySet(_KeptForEver, TenantQuerySet["AuditEntry"]):
    def visible_to(self, actor: "Actor") -> "AuditEntryQuerySet":
        """The whole log of the tenant where the matrix says so; an administrator of an organisation what its people
        did (metadata: their screen leaves out with which case); a resident what was done with their own matter, which
        has their pseudonym for its uid; anybody else what they did themselves."""
        from tenants.access import Role, Scope, scopes_of
        from tenants.models import Team

        scopes = scopes_of(actor, "audit_log.read")
        if Scope.TENANT in scopes:
            return self
        if Scope.ORGANISATION in scopes_of(actor, "audit_log.count"):
            administered = actor.organisations_as(Role.PARTNER_ADMIN)
            return self.filter(team_id__in=Team.objects.filter(organisation__in=administered).values("pk"))
        if Scope.OWN in scopes and actor.person is not None:
            return self.filter(person_id=actor.person.pk)
        if Scope.OWN in scopes and actor.subjects:
            return self.filter(object_uid__in=actor.subjects)
        return self.none()


class EveryChainQuerySet(_KeptForEver, models.QuerySet["AuditEntry"]):
    """Rows of all tenants: for the writer, the sealer and the verifier, which know no scope."""

    def of_chain(self, tenant_id: int | None) -> "EveryChainQuerySet":
        """The rows of one chain; None stands for what was done across tenants."""
        return self.filter(tenant__isnull=True) if tenant_id is None else self.filter(tenant_id=tenant_id)


class Outcome(models.TextChoices):
    DONE = "done", _("Gedaan")
    REFUSED = "refused", _("Geweigerd")


class AuditEntry(models.Model):
    """One thing that somebody did, or was refused. Without a tenant: something done across tenants.

    People, teams and objects are kept by id, not by foreign key: the log outlives them.
    """

    tenant = models.ForeignKey("tenants.Tenant", null=True, on_delete=models.PROTECT, editable=False, related_name="+")
    uid = models.UUIDField(default=uuid4, editable=False, unique=True)
    at = models.DateTimeField()
    action = models.CharField(max_length=80)
    outcome = models.CharField(max_length=8, choices=Outcome)
    person_id = models.BigIntegerField(null=True)
    team_id = models.BigIntegerField(null=True)
    roles = models.CharField(max_length=60, blank=True, help_text="Letters of the roles, joined by +.")
    because = models.CharField(max_length=120, blank=True, help_text="Why the system or the platform acted, as a code.")
    object_type = models.CharField(max_length=100, blank=True)
    object_id = models.BigIntegerField(null=True)
    object_uid = models.UUIDField(null=True)
    ids = models.JSONField(default=dict)
    key_id = models.CharField(max_length=12)
    mac = models.CharField(max_length=64)

    # The sealer fills these once; everything above is signed when the row is written.
    position = models.BigIntegerField(null=True)
    chain = models.CharField(max_length=64, blank=True)
    sealed_at = models.DateTimeField(null=True)
    seal_key_id = models.CharField(max_length=12, blank=True)

    objects = TenantManager.from_queryset(AuditEntryQuerySet)()
    every_chain = models.Manager.from_queryset(EveryChainQuerySet)()

    class Meta:
        base_manager_name = "objects"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["tenant", "object_type", "object_id"], name="audit_of_object"),
            models.Index(fields=["tenant", "person_id"], name="audit_of_person"),
            models.Index(fields=["tenant", "-at", "-id"], name="audit_by_time"),
            models.Index(fields=["tenant", "team_id", "-at", "-id"], name="audit_of_team"),
            models.Index(fields=["tenant", "id"], name="audit_unsealed", condition=Q(position__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "position"], name="audit_position_once"),
            models.UniqueConstraint(
                fields=["position"], condition=Q(tenant__isnull=True), name="audit_platform_position_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.uid}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        _only_added_to()

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _only_added_to()


class ChainHead(models.Model):
    """How far a chain is sealed. Stream 0 is the chain of what was done across tenants."""

    stream = models.BigIntegerField(primary_key=True)
    position = models.BigIntegerField(default=0)
    chain = models.CharField(max_length=64, blank=True)
    sealed_at = models.DateTimeField(null=True)
    key_id = models.CharField(max_length=12, blank=True)
    mac = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"chain {self.stream} at {self.position}"


class ChainCheckQuerySet(TenantQuerySet["ChainCheck"]):
    def visible_to(self, actor: "Actor") -> "ChainCheckQuerySet":
        """Those of the own portal, for who reads all of its log."""
        from tenants.access import Scope, scopes_of

        return self if Scope.TENANT in scopes_of(actor, "audit_log.read") else self.none()


class ChainCheck(models.Model):
    """One reading of a chain from its first row, and how far it was exported after it. Without a tenant: the
    platform's."""

    tenant = models.ForeignKey("tenants.Tenant", null=True, on_delete=models.PROTECT, editable=False, related_name="+")
    uid = models.UUIDField(default=uuid4, editable=False, unique=True)
    at = models.DateTimeField()
    rows = models.BigIntegerField(help_text="How many rows were read.")
    broken = models.CharField(max_length=300, blank=True, help_text="The first row that is wrong, and how.")
    broken_at = models.BigIntegerField(null=True, help_text="Its position.")
    exported_rows = models.BigIntegerField(help_text="Up to which row the exported head goes.")

    objects = TenantManager.from_queryset(ChainCheckQuerySet)()
    every_check: models.Manager["ChainCheck"] = models.Manager()  # for the job, which knows no scope

    class Meta:
        base_manager_name = "objects"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["tenant", "-at"], name="audit_check_of_chain")]

    def __str__(self) -> str:
        return f"{self.tenant_id or 'platform'} {self.at:%Y-%m-%d} {self.rows}"
