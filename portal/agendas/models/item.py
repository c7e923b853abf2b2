"""One item of an agenda. About a case it is anonymous, or hangs on the case and opens by ground."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.agendas.models.sight import AgendaItemQuerySet
from portal.agendas.words import ItemKind, ItemState
from portal.cases.models import Case
from portal.meetings.models import Meeting
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager
from tenants.models import Team
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData

MOST_TITLE, MOST_TEXT, MOST_REASON = 120, 4_000, 300
SEALED = ("question", "tried", "wanted", "note", "decision", "message", "moved_because")


class Items(TenantManager["AgendaItem"]):
    _queryset_class = AgendaItemQuerySet


class AgendaItem(PersonalData):
    """`case` stands in identifiable items alone. An anonymous one has a `code` of its own, so that nobody can follow a
    resident from one meeting to the next; which case it is stands in `AnonymousLink`, for who opens that case.

    `title` is in clear and of items without a case alone. `opens_at` counts only while `opens_for` is when the meeting
    begins: a meeting that moved closes its items until they are counted again.
    """

    meeting = TenantForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda_items")
    kind = models.CharField(_("Soort"), max_length=12, choices=ItemKind)
    case = TenantForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=8, blank=True, default="", editable=False)
    district = models.CharField(_("Wijk of dorp"), max_length=80, blank=True, default="")
    title = models.CharField(_("Onderwerp"), max_length=MOST_TITLE, blank=True, default="")
    question = EncryptedTextField(_("Vraag aan tafel"), max_length=MOST_TEXT, blank=True, default="")
    tried = EncryptedTextField(_("Al geprobeerd"), max_length=MOST_TEXT, blank=True, default="")
    wanted = EncryptedTextField(_("Gewenst"), max_length=MOST_TEXT, blank=True, default="")
    minutes = models.PositiveSmallIntegerField(_("Minuten"), default=15)
    extra_minutes = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    emergency = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=ItemState, default=ItemState.PROPOSED)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    owner_team = TenantForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    carried_from = TenantForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    moved_because = EncryptedTextField(max_length=MOST_REASON, blank=True, default="")
    opens_at = models.DateTimeField(null=True, blank=True)
    opens_for = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    note = EncryptedTextField(_("Notitie"), max_length=MOST_TEXT, blank=True, default="")
    decision = EncryptedTextField(_("Besluit"), max_length=MOST_TEXT, blank=True, default="")
    message = EncryptedTextField(_("Bericht aan de inwoner"), max_length=MOST_TEXT, blank=True, default="")
    saved_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    solved_at = models.DateTimeField(null=True, blank=True, help_text="Of a bottleneck.")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: TenantManager[Any] = Items()

    class Meta(PersonalData.Meta):
        ordering = ["position", "pk"]
        indexes = [
            models.Index(fields=["tenant", "meeting", "position"], name="agenda_of_meeting"),
            models.Index(fields=["tenant", "kind", "solved_at"], name="agenda_bottlenecks"),
        ]
        constraints = [
            models.CheckConstraint(name="only_a_case_item_has_a_case", condition=Q(kind="case") | Q(case__isnull=True)),
            models.CheckConstraint(name="a_case_item_has_no_open_title", condition=~Q(kind="case") | Q(title="")),
            models.CheckConstraint(
                name="anonymous_case_has_its_own_code",
                condition=~Q(kind="case") | Q(case__isnull=False, code="", district="") | Q(case=None, code__gt=""),
            ),
            models.CheckConstraint(
                name="item_ends_after_it_starts", condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at"))
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(state="admitted", started_at__isnull=False, ended_at__isnull=True),
                name="one_item_on_the_table",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def is_case(self) -> bool:
        return self.kind == ItemKind.CASE

    @property
    def is_identifiable(self) -> bool:
        return self.case_id is not None

    @property
    def is_running(self) -> bool:
        return self.state == ItemState.ADMITTED and self.started_at is not None

    @property
    def lasts(self) -> int:
        """How many minutes it may take, with what was added."""
        return self.minutes + self.extra_minutes
