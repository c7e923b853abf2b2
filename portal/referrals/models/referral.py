"""The referral. Nothing in it that tells who somebody is stands in clear."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.cases.models import Case, CaseAccess
from portal.cases.words import WORK_WITH_CASES, Source
from portal.consent.models import Ground
from portal.referrals.models.kinds import ReferralKind
from portal.referrals.states import RUNNING, SHARING
from portal.referrals.words import CheckedHow, Decided, HandOver, Outcome, ReferralState, RejectReason, TalkWay, Urgency
from tenants.access import Scope, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team
from tenants.vault import EncryptedJSONField, EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_TEXT = 4_000
UNSENT = (ReferralState.DRAFT, ReferralState.CONSENT)
SEEN_BY_SENDERS = frozenset(ReferralState) - set(UNSENT)


class ReferralQuerySet(TenantQuerySet["Referral"]):
    def visible_to(self, actor: "Actor") -> Self:
        """As a party of it, today: ids from the flat table of access first.

        A draft is of who writes it. A sent one is of the sending team while that may open the case, of the receiving
        team while its row for this very referral stands, and of the team of the contact person. A volunteer sees own
        matches (VolunteerMatch), and no referral. A resident sees what was sent about themselves; whoever broke the
        glass sees that case's. Who came in by a link sees that one while it runs, shares, and the receiving team's row
        for it stands.
        """
        ways = [way.values("pk") for way in self.order_by()._ways(actor)]
        if not ways:
            return self.none()
        # Ids first, each way by an index of its own: with OR between them the database reads every row of the portal.
        # What this narrows already (a state, a date) narrows each way too, so say it before.
        return self.filter(pk__in=ways[0].union(*ways[1:]) if ways[1:] else ways[0])

    def _ways(self, actor: "Actor") -> Iterator["ReferralQuerySet"]:
        if Scope.INVOLVED in scopes_of(actor, "referral_sent.read") and actor.person is not None:
            yield from self._of_teams(actor)
            yield self.filter(state__in=UNSENT, sender=actor.person.pk, sender_team__in=actor.teams)
        if Scope.OWN in scopes_of(actor, "referral_sent.read") and actor.subjects:
            yield self.filter(case__uid__in=actor.subjects).exclude(state__in=UNSENT)
        if actor.referrals:
            yield self._of_links(actor)
        if Scope.BREAK_GLASS in scopes_of(actor, "referral_sent.read") and actor.person is not None:
            broken = Case.objects.with_broken_glass(actor.person.pk)
            yield self.filter(case__in=broken).exclude(state__in=UNSENT)

    def _of_teams(self, actor: "Actor") -> Iterator["ReferralQuerySet"]:
        """Received, sent, and of a case that the team leads. The teams are said twice: by them the index is found."""
        rows = CaseAccess.objects.of(actor).standing(timezone.localdate())
        received = rows.filter(source=Source.REFERRAL, source_uid=OuterRef("uid"), team=OuterRef("receiver_team"))
        sent = rows.filter(case=OuterRef("case"), team=OuterRef("sender_team"))
        yield self.filter(Exists(received), receiver_team__in=actor.teams, state__in=sorted(SHARING))
        yield self.filter(Exists(sent), sender_team__in=actor.teams, state__in=sorted(SEEN_BY_SENDERS))
        led = rows.filter(source=Source.LEAD).values("case")
        yield self.filter(case__in=led, state__in=sorted(SEEN_BY_SENDERS))

    def _of_links(self, actor: "Actor") -> "ReferralQuerySet":
        rows = CaseAccess.objects.standing(timezone.localdate())
        received = rows.filter(source=Source.REFERRAL, source_uid=OuterRef("uid"), team=OuterRef("receiver_team"))
        return self.filter(Exists(received), uid__in=actor.referrals, state__in=sorted(SHARING & RUNNING))

    def received_by(self, actor: "Actor") -> Self:
        """Those of which a team of the actor is the receiver, seen or not: what was taken from it is a line at most."""
        organisations = actor.organisations_as(*WORK_WITH_CASES)
        return self.filter(receiver_team__in=actor.teams, receiver_team__organisation__in=organisations)


class Referral(PersonalData):
    """One hand-over. `version` counts its changes; `due_at` is the end of the first clock that runs."""

    number = models.CharField(_("Nummer"), max_length=10, editable=False)
    kind = TenantForeignKey(ReferralKind, on_delete=models.PROTECT, related_name="+")
    case = TenantForeignKey(Case, on_delete=models.CASCADE, related_name="referrals")
    state = models.CharField(max_length=12, choices=ReferralState, default=ReferralState.DRAFT)
    version = models.PositiveIntegerField(default=1, editable=False)
    urgency = models.CharField(_("Spoed"), max_length=12, choices=Urgency, default=Urgency.NORMAL)
    hand_over = models.CharField(_("Hoe draagt u over?"), max_length=10, choices=HandOver, default=HandOver.CONTACT)
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sender_team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    receiver_team = TenantForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contact_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ground = TenantForeignKey(Ground, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    part_of = TenantForeignKey(
        "referrals.Referral", null=True, blank=True, on_delete=models.SET_NULL, related_name="parts",
        help_text="The referral that was handed on (FHIR Task.partOf).",
    )  # fmt: skip
    follows = TenantForeignKey(
        "referrals.Referral", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by",
        help_text="The closed referral after which the resident came back.",
    )  # fmt: skip
    batch = models.UUIDField(null=True, blank=True, help_text="The same for referrals of which one is to be accepted.")

    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    requested_at = models.DateTimeField(
        null=True, blank=True, help_text="Of the resident: statutory terms run from it."
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    note_due_on = models.DateField(null=True, blank=True, help_text="When the receiver is asked how it goes.")
    appointment_at = models.DateTimeField(null=True, blank=True)
    appointment_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    appointment_way = models.CharField(max_length=9, choices=TalkWay, blank=True, default="")
    no_shows = models.PositiveSmallIntegerField(default=0)
    decision = models.CharField(max_length=8, choices=Decided, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)
    reject_reason = models.CharField(max_length=16, choices=RejectReason, blank=True, default="")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    seen_at = models.DateTimeField(null=True, blank=True, help_text="When the sender saw how it ended.")
    wiped_at = models.DateTimeField(null=True, blank=True, help_text="When the receiver said all was deleted.")
    helped = models.CharField(max_length=8, blank=True, default="", help_text="The resident's answer: yes, partly, no.")

    question = EncryptedTextField(_("Wat is de vraag?"), max_length=400, blank=True, default="")
    explanation = EncryptedTextField(_("Toelichting"), max_length=MOST_TEXT, blank=True, default="")
    answers = EncryptedJSONField(default=dict)
    agreed = EncryptedTextField(_("Wat is afgesproken"), max_length=MOST_TEXT, blank=True, default="")
    advice = EncryptedTextField(_("Advies"), max_length=MOST_TEXT, blank=True, default="")
    place = EncryptedTextField(_("Plaats"), max_length=400, blank=True, default="")
    # By the names of `dossier.SECTIONS`. Without a day on which the resident went through it, it is not sent.
    summary = EncryptedJSONField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_how = models.CharField(max_length=6, choices=CheckedHow, blank=True, default="")
    contact_name = EncryptedTextField(_("Contactpersoon zonder account"), max_length=120, null=True, blank=True)

    objects = TenantManager.from_queryset(ReferralQuerySet)()

    class Meta(PersonalData.Meta):
        ordering = ["due_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "number"], name="referral_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=UNSENT)
                | Q(state__in=("withdrawn", "expired", "in_error"))
                | Q(ground__isnull=False, receiver_team__isnull=False, sent_at__isnull=False),
                name="referral_sent_rests_on_a_ground",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("completed", "ended")) | ~Q(outcome=""), name="referral_ends_with_an_outcome"
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(reject_reason=""), name="referral_rejected_with_a_reason"
            ),
        ]
        indexes = [
            models.Index(F("tenant"), F("receiver_team"), F("state"), F("due_at"), F("id"), name="referral_received"),
            models.Index(F("tenant"), F("sender_team"), F("state"), F("due_at"), F("id"), name="referral_sent"),
            models.Index(fields=["tenant", "case"], name="referral_of_case"),
            models.Index(
                fields=["tenant", "due_at", "id"],
                name="referral_to_ask_back",
                condition=Q(state="completed", due_at__isnull=False),
            ),
            models.Index(
                fields=["tenant", "note_due_on", "id"], name="referral_note_due", condition=Q(note_due_on__isnull=False)
            ),
            models.Index(fields=["tenant", "batch"], name="referral_of_batch", condition=Q(batch__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.number


class ReferralCandidate(PersonalData):
    """A receiver besides the first: asked when that one says no, or beside it, the first to accept being the one."""

    referral = TenantForeignKey(Referral, on_delete=models.CASCADE, related_name="candidates")
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    beside = models.BooleanField(default=False, help_text="Asked at the same time; otherwise when the first says no.")
    position = models.PositiveSmallIntegerField(default=0)

    objects: TenantManager[Any] = TenantManager()

    class Meta(PersonalData.Meta):
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "referral", "team"], name="referral_candidate_once"),
        ]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.team_id}"
