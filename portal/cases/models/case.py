"""The case, with the resident sealed in it."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.cases.naming import name_and_birth
from portal.cases.words import CaseState, Level
from tenants.access import Scope, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team, TenantOwned
from tenants.vault import BlindIndexField, EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_NAME, MOST_CONTACT, MOST_TEXT = 150, 254, 4_000


class Household(TenantOwned):
    """Cases of people who live together. It opens nothing: who may open one case sees nothing of another by it."""

    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.uid)


class CaseQuerySet(TenantQuerySet["Case"]):
    def visible_to(self, actor: "Actor") -> Self:
        """What the flat table opens to a team of the actor today; a resident's own; what an open glass shows."""
        scopes = scopes_of(actor, "case.read")
        ways: list[Q] = []
        if Scope.INVOLVED in scopes:
            ways.append(self._opens(actor, Level.MINIMUM))
        if Scope.BREAK_GLASS in scopes and actor.person is not None:
            ways.append(self._glass(actor.person.pk))
        if Scope.OWN in scopes:
            ways.append(Q(uid__in=actor.subjects))
        return self.filter(reduce(or_, ways)) if ways else self.none()

    def opened_to(self, actor: "Actor", level: Level) -> Self:
        """Those that a team of the actor may open at this level or more, today."""
        return self.filter(self._opens(actor, level))

    def whole_to(self, actor: "Actor") -> Self:
        """Those of which a team of the actor may open all: to work in, and so to write."""
        return self.visible_to(actor).opened_to(actor, Level.ALL)

    def with_broken_glass(self, person: int) -> Self:
        """Those whose glass this person broke within the hour."""
        return self.filter(self._glass(person))

    @staticmethod
    def _opens(actor: "Actor", level: Level) -> Q:
        from portal.cases.models.access import CaseAccess

        rows = CaseAccess.objects.of(actor).standing(timezone.localdate()).filter(level__gte=level)
        return Q(Exists(rows.filter(case=OuterRef("pk"))))

    @staticmethod
    def _glass(person: int) -> Q:
        from portal.cases.models.breaking import BreakGlass

        now = timezone.now()
        return Q(Exists(BreakGlass.objects.filter(case=OuterRef("pk"), person=person, at__lte=now, until__gt=now)))


class Case(PersonalData):
    """`uid` is the pseudonym of the resident in the ledger of grounds. `code` is what people say and write."""

    code = models.CharField(_("Code"), max_length=8, editable=False)
    state = models.CharField(max_length=6, choices=CaseState, default=CaseState.OPEN)
    version = models.PositiveIntegerField(default=1, editable=False)
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lead_team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    household = TenantForeignKey(Household, null=True, blank=True, on_delete=models.SET_NULL, related_name="cases")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    # Handed on by the request that it came from, and inherited by its referrals.
    statutory_since = models.DateTimeField(null=True, blank=True, help_text="Wgs, article 4: the request.")
    threatened_on = models.DateField(null=True, blank=True, help_text="Eviction, cut-off, or insurance that ends.")
    # In clear, because the minimum set of a queue is made of them: neither tells who somebody is.
    district = models.CharField(_("Wijk of dorp"), max_length=80, blank=True, default="")
    language = models.CharField(_("Taal"), max_length=8, default="nl")

    first_name = EncryptedTextField(_("Voornaam"), max_length=MOST_NAME)
    last_name = EncryptedTextField(_("Achternaam"), max_length=MOST_NAME)
    birth_date = EncryptedTextField(_("Geboortedatum"), max_length=10, help_text="ISO 8601.")
    telephone = EncryptedTextField(_("Telefoon"), max_length=40, blank=True, default="")
    email = EncryptedTextField(_("E-mailadres"), max_length=MOST_CONTACT, blank=True, default="")
    address = EncryptedTextField(_("Adres"), max_length=400, blank=True, default="")
    safe_contact = EncryptedTextField(_("Hoe en wanneer bellen veilig is"), max_length=400, blank=True, default="")
    situation = EncryptedTextField(_("Situatie"), max_length=MOST_TEXT, blank=True, default="")
    who = BlindIndexField(source=["first_name", "last_name", "birth_date"], normalise=name_and_birth)

    objects = TenantManager.from_queryset(CaseQuerySet)()

    class Meta(PersonalData.Meta):
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "code"], name="case_code_once"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True) | Q(state="closed", closed_at__isnull=False),
                name="case_closed_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "lead_team", "-opened_at"], name="case_of_team"),
            models.Index(fields=["tenant", "lead", "state"], name="case_of_lead"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> UUID:
        """The pseudonym under which the ledger of grounds knows the resident."""
        return self.uid
