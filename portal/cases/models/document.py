"""A private file on a case. The row says what it is; its bytes lie sealed outside the database, under a random name."""

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.cases.models.case import Case
from portal.cases.words import FileState, Source
from tenants.access import Scope, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_TITLE, MOST_DESCRIPTION = 200, 500
ABOUT = (Source.REFERRAL, Source.MEETING)


class CaseDocumentQuerySet(TenantQuerySet["CaseDocument"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of cases that a team of the actor may open as a whole; of their own case, what a resident was shown."""
        scopes = scopes_of(actor, "case_document.read")
        there = self.filter(Q(removed_at__isnull=True) | Q(state=FileState.REFUSED))
        if Scope.INVOLVED in scopes:
            return there.filter(case__in=Case.objects.whole_to(actor))
        if Scope.OWN in scopes:
            shown = there.filter(state=FileState.CLEAN, shared_with_resident=True)
            return shown.filter(case__uid__in=actor.subjects)
        return self.none()

    def about(self, source_uid: "UUID | None") -> Self:
        """Those that were added for one referral or meeting; all of the case when none is named."""
        return self if source_uid is None else self.filter(source_uid=source_uid)


class CaseDocument(PersonalData):
    """One file. Taken back or refused, its bytes and its key go at once; that it was there stays for a while."""

    case = TenantForeignKey(Case, on_delete=models.CASCADE, related_name="documents")
    title = EncryptedTextField(_("Naam van het bestand"), max_length=MOST_TITLE, blank=True, default="")
    description = EncryptedTextField(_("Wat is het"), max_length=MOST_DESCRIPTION, blank=True, default="")
    # In clear, or a file could not be found again: a name of chance, and what a stranger would see of the bytes anyway.
    stored = models.CharField(max_length=32, blank=True, default="", editable=False)
    file_key = EncryptedTextField(max_length=64, blank=True, default="", editable=False)
    content_type = models.CharField(max_length=100, help_text="From what is in it, not from its name.")
    size = models.PositiveIntegerField(help_text="In bytes, before sealing.")
    sha256 = models.CharField(max_length=64, help_text="Of the sealed bytes: a copy is checked without any key.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_for = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=Source, blank=True, default="")
    source_uid = models.UUIDField(null=True, blank=True, help_text="Of the referral or the meeting that it is for.")
    state = models.CharField(max_length=10, choices=FileState, default=FileState.CLEAN)
    shared_with_resident = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True, blank=True, help_text="First, by somebody else than who added it.")
    removed_at = models.DateTimeField(null=True, blank=True, help_text="Taken back, or refused: its bytes are gone.")

    objects = TenantManager.from_queryset(CaseDocumentQuerySet)()

    class Meta(PersonalData.Meta):
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source="", source_uid__isnull=True) | Q(source__in=ABOUT, source_uid__isnull=False),
                name="case_document_is_for_something",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=False, stored="") | Q(removed_at__isnull=True) & ~Q(stored=""),
                name="case_document_has_its_bytes",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "case", "-at"], name="case_documents"),
            models.Index(fields=["tenant", "source_uid"], name="case_documents_about"),
        ]

    def __str__(self) -> str:
        return str(self.uid)
