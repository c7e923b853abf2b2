"""The ledger: what was recorded, who has part in it, and what happened to it. Rows are added, never changed."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from portal.consent.models.purposes import Purpose
from portal.consent.words import (
    ENDINGS,
    Answer,
    Channel,
    EventKind,
    Evidence,
    GroundKind,
    PartyKind,
    Representative,
)
from tenants.access import Scope, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Organisation, Team, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class GroundQuerySet(TenantQuerySet["Ground"]):
    def visible_to(self, actor: "Actor") -> Self:
        """The privacy officer reads all; teams what names them; a resident their own."""
        scopes = scopes_of(actor, "ground.read")
        if Scope.TENANT in scopes:
            return self
        if Scope.INVOLVED in scopes:
            parties = GroundParty.objects.filter(ground=OuterRef("pk"), team__in=actor.teams)
            return self.filter(Exists(parties))
        return self.filter(subject__in=actor.subjects) if Scope.OWN in scopes else self.none()

    def standing(self, on: date) -> Self:
        """Those under which data may be shared on this day."""
        ended = GroundEvent.objects.filter(ground=OuterRef("pk"), kind__in=ENDINGS)
        return self.exclude(answer=Answer.REFUSED).filter(~Exists(ended), valid_from__lte=on, valid_until__gte=on)

    def about(self, subject: UUID) -> Self:
        """Everything that was recorded about one resident."""
        return self.filter(subject=subject)


class Ground(TenantOwned):
    """One record after ISO/IEC TS 27560: the notice as it was shown, and what was answered.

    `subject` is the pseudonym of the resident. No name, no number of a citizen, no free text.
    """

    number = models.CharField(max_length=14, editable=False)
    schema = models.CharField(max_length=60)
    subject = models.UUIDField()
    purpose = TenantForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=GroundKind)
    article = models.CharField(max_length=120, blank=True, default="")
    categories = models.JSONField(default=list)
    answer = models.CharField(max_length=12, choices=Answer)
    channel = models.CharField(max_length=10, choices=Channel)
    evidence = models.CharField(max_length=12, choices=Evidence)
    representative = models.CharField(max_length=14, choices=Representative, blank=True, default="")
    language = models.CharField(max_length=8)
    shown = models.JSONField(help_text="The notice as it was shown.")
    text_hash = models.CharField(max_length=64, help_text="SHA-256 over `shown`.")
    given_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_until = models.DateField(help_text="The last day on which it counts.")
    renews = TenantForeignKey("consent.Ground", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorder = models.CharField(max_length=360, help_text="Name, role and organisation as they stood.")

    objects = TenantManager.from_queryset(GroundQuerySet)()

    class Meta(TenantOwned.Meta):
        ordering = ["-recorded_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["tenant", "number"], name="consent_number_once")]
        indexes = [models.Index(fields=["tenant", "subject", "-recorded_at"], name="consent_of_subject")]

    def __str__(self) -> str:
        return self.number

    @property
    def kind_label(self) -> str:
        return str(GroundKind(self.kind).label)


class OfAGround(TenantQuerySet[Any]):
    def visible_to(self, actor: "Actor") -> Self:
        return self.filter(ground__in=Ground.objects.visible_to(actor))


class RowsOfGrounds(TenantManager[Any]):
    _queryset_class = OfAGround


class GroundParty(TenantOwned):
    """An organisation that has part in a ground, by its team, with its name as it stood."""

    ground = TenantForeignKey(Ground, on_delete=models.PROTECT, related_name="parties")
    kind = models.CharField(max_length=10, choices=PartyKind)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    # 0 for a receiver that has no covenant: it accepts a page of terms before it sees anything (portal/referrals).
    TERMS_OF_ITS_OWN = 0
    covenant = models.PositiveIntegerField(help_text="The version of the covenant that it had accepted.")
    since = models.DateTimeField()

    objects: TenantManager[Any] = RowsOfGrounds()

    class Meta(TenantOwned.Meta):
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["tenant", "ground", "kind", "team"], name="consent_party_once")]
        indexes = [models.Index(fields=["tenant", "team", "ground"], name="consent_of_team")]

    def __str__(self) -> str:
        return self.name


class GroundEvent(TenantOwned):
    """What happened to a ground later. An ending happens once."""

    ground = TenantForeignKey(Ground, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_whom = models.CharField(_("Door"), max_length=360, help_text="Name and role as they stood.")
    asked_by_subject = models.BooleanField(default=False)
    effects = models.JSONField(default=list, help_text="What stopped: kind and uid of each thing.")
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handler_name = models.CharField(max_length=150, blank=True, default="")
    answer_by = models.DateField(null=True, blank=True)

    objects: TenantManager[Any] = RowsOfGrounds()

    class Meta(TenantOwned.Meta):
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "ground"], condition=models.Q(kind__in=sorted(ENDINGS)), name="consent_ends_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.ground_id} {self.kind}"
