"""Telling who added a file that it did not stay. What it was called is not told: only where it was."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.cases.models import CaseDocument
from portal.notifications.services import notify


def file_refused(document: CaseDocument) -> None:
    """A scanner found that the file is not safe, and it was removed."""
    with translation.override(settings.LANGUAGE_CODE):
        page = reverse("case_files:list", kwargs={"uid": document.case.uid}, urlconf=settings.ROOT_URLCONF)
    notify(
        "cases.file_refused",
        recipients=[document.added_by],
        url=page,
        subject=document.case.code,
        key=str(document.uid),
    )
