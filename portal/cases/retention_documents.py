"""A file goes with its case, whose rule says when. What is left of one that was removed goes sooner."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tenants.retention import Delete, Rule, months, register_eraser, register_reporter, register_rule, years

if TYPE_CHECKING:
    from django.db.models import QuerySet

REMOVED = register_rule(
    Rule(
        code="cases.file_removed",
        model="cases.CaseDocument",
        what=_("Dat er bij een casus een bestand was dat is weggehaald"),
        why=_("Zo lang is na te gaan wie het toevoegde en weghaalde. Het bestand zelf is dan al weg."),
        source=_("NEN 7513; de gemeente stelt de termijn zelf vast"),
        since="removed_at",
        since_words=_("nadat het bestand is weggehaald"),
        term=years(1),
        shortest=months(1),
        longest=years(5),
        then=Delete(),
    )
)


def _files_of(subject: UUID) -> "Sequence[QuerySet[Any]]":
    from portal.cases.models import CaseDocument

    return [CaseDocument.objects.filter(case__uid=subject)]


def _told(subject: UUID) -> Iterable[tuple[str, ...]]:
    """Which files lie at the case of the resident, shown to them or not. One query."""
    from portal.cases.models import CaseDocument

    for each in CaseDocument.objects.filter(case__uid=subject, removed_at__isnull=True).order_by("at", "pk"):
        yield each.title, each.description, f"{each.at:%Y-%m-%d}"


# With the rows go their keys; the bytes go on commit (files/emptying.py).
register_eraser("cases.files", _("Bestanden bij de casus"), find=_files_of)
register_reporter(
    "cases.files", _("Bestanden bij de casus"), columns=(_("Bestand"), _("Wat is het"), _("Sinds")), collect=_told
)
