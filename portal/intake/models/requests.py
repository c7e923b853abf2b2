"""A request for help, with whoever asks sealed in it, and what happened to it."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.intake.models.reports import MOST_TOLD, new_number
from portal.intake.models.subjects import IntakeSubject
from portal.intake.naming import name_and_birth
from portal.intake.words import OPEN_STATES, EventKind, FilledInBy, Reason, RequestState, SaidBy, Threat
from tenants.access import Scope, narrowed, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team
from tenants.vault import BlindIndexField, EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_NAME, MOST_CONTACT, MOST_TIMES = 150, 254, 200
THREATENING, CAN_WAIT = 0, 1


def new_code() -> str:
    """What somebody says when they call: "A-MKX4-7TDP". It tells nothing, and no guess leads to another one."""
    return f"A-{new_number()}"


class RequestQuerySet(TenantQuerySet["IntakeRequest"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of the teams of the actor, where their role reads them; a resident's own, once it is a case."""
        scopes = scopes_of(actor, "intake.read")
        if Scope.ORGANISATION in scopes:
            return self.filter(
                team__in=actor.teams, team__organisation__in=narrowed(actor, "intake.read").organisations
            )
        return self.filter(case_uid__in=actor.subjects) if Scope.OWN in scopes else self.none()

    def waiting(self) -> Self:
        """Those that nobody closed yet."""
        return self.filter(state__in=OPEN_STATES)


class IntakeRequest(PersonalData):
    """In clear stands what the list of a team shows; everything that tells who somebody is, is sealed."""

    code = models.CharField(max_length=11, default=new_code, editable=False)
    subject = TenantForeignKey(IntakeSubject, on_delete=models.PROTECT, related_name="+")
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=8, choices=RequestState, default=RequestState.NEW)
    version = models.PositiveIntegerField(default=1, editable=False)
    sent_at = models.DateTimeField()
    statutory_since = models.DateTimeField(null=True, blank=True, help_text="Wgs, article 4: the request.")
    due_on = models.DateField(help_text="The last day for a first reaction.")
    rank = models.PositiveSmallIntegerField(default=CAN_WAIT, help_text="Nought is threatening and comes first.")
    threat = models.CharField(max_length=10, choices=Threat, default=Threat.NONE)
    threatened_on = models.DateField(null=True, blank=True)
    language = models.CharField(_("Taal"), max_length=8, default="nl")
    postcode = models.CharField(_("Postcode"), max_length=4, blank=True, default="")
    filled_in_by = models.CharField(max_length=10, choices=FilledInBy, default=FilledInBy.SELF)
    repeats = TenantForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True, help_text="When it was closed, in whichever way.")
    outcome = models.CharField(max_length=12, choices=Reason, blank=True, default="")
    case_uid = models.UUIDField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True, editable=False)
    overdue_told_on = models.DateField(null=True, blank=True, editable=False)

    first_name = EncryptedTextField(_("Voornaam"), max_length=MOST_NAME)
    last_name = EncryptedTextField(_("Achternaam"), max_length=MOST_NAME)
    birth_date = EncryptedTextField(_("Geboortedatum"), max_length=10, help_text="ISO 8601.")
    way = EncryptedTextField(_("Hoe u mag bellen of een mail mag sturen"), max_length=10, blank=True, default="")
    telephone = EncryptedTextField(_("Telefoon"), max_length=40, blank=True, default="")
    email = EncryptedTextField(_("E-mailadres"), max_length=MOST_CONTACT, blank=True, default="")
    via = EncryptedTextField(_("Via wie"), max_length=MOST_NAME, blank=True, default="")
    message = EncryptedTextField(_("Bericht achterlaten"), max_length=3, blank=True, default="")
    times = EncryptedTextField(_("Wanneer het veilig is"), max_length=MOST_TIMES, blank=True, default="")
    told = EncryptedTextField(_("In eigen woorden"), max_length=MOST_TOLD, blank=True, default="")
    helper = EncryptedTextField(_("Naam van de helper"), max_length=MOST_NAME, blank=True, default="")
    who = BlindIndexField(source=["first_name", "last_name", "birth_date"], normalise=name_and_birth)

    objects = TenantManager.from_queryset(RequestQuerySet)()

    class Meta(PersonalData.Meta):
        ordering = ["rank", "due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "code"], name="intake_request_code_once"),
            models.CheckConstraint(
                condition=Q(state="case", case_uid__isnull=False) | (~Q(state="case") & Q(case_uid__isnull=True)),
                name="intake_request_names_its_case",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["new", "taken"], answered_at__isnull=True)
                | (~Q(state__in=["new", "taken"]) & Q(answered_at__isnull=False)),
                name="intake_request_closed_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "team", "state", "rank", "due_on"], name="intake_request_of_team"),
        ]

    def __str__(self) -> str:
        return self.code


class EventQuerySet(TenantQuerySet["IntakeEvent"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Who may open the request reads what happened to it."""
        return self.filter(request__in=IntakeRequest.objects.visible_to(actor))


class IntakeEvent(PersonalData):
    """One thing that happened to a request: by whom, to whom it went, and what was said (sealed)."""

    request = TenantForeignKey(IntakeRequest, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=8, choices=EventKind)
    at = models.DateTimeField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    team = TenantForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    to_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    channel = models.CharField(max_length=10, choices=SaidBy, blank=True, default="")
    reason = models.CharField(max_length=12, choices=Reason, blank=True, default="")
    said = EncryptedTextField(max_length=MOST_TOLD, blank=True, default="")

    objects = TenantManager.from_queryset(EventQuerySet)()

    class Meta(PersonalData.Meta):
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind}"
