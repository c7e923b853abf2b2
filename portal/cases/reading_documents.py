"""Reading the files of a case. Seeing the list is a line in the log, and opening a file is another."""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases import audit_actions, policies_documents
from portal.cases.files.naming import kind_of, name_to_download
from portal.cases.files.sealed import take_out
from portal.cases.models import Case, CaseAccess, CaseDocument
from portal.cases.words import FileState, Level
from tenants.access import Actor, Decision
from tenants.audit import record
from tenants.errors import Invalid, Refused
from tenants.models import Team
from tenants.vault import VaultError

logger = logging.getLogger(__name__)
PAGE = 50


@dataclass(frozen=True, repr=False)
class FileLine:
    """One file, without its bytes. `may_open` is a decision too: in quarantine nobody opens it."""

    uid: UUID
    title: str
    description: str
    kind: str
    size: int
    at: datetime
    added_by: str
    added_for: str
    state: str
    state_label: str
    shared: bool
    may_open: bool
    may_share: Decision
    may_take_back: Decision


@dataclass(frozen=True, repr=False)
class FilesOfCase:
    """A page of files, the newest first, and what the actor may do. `more` tells whether there is a next page."""

    case_uid: UUID
    code: str
    source_uid: UUID | None
    lines: tuple[FileLine, ...]
    more: bool
    may_add: Decision
    teams: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, repr=False)
class OpenedFile:
    """A file as it is sent."""

    name: str
    content_type: str
    content: bytes


@transaction.atomic
def collect(actor: Actor, case_uid: UUID, source_uid: UUID | None = None, *, page: int = 1) -> FilesOfCase:
    """The files of a case as this actor may see them, for a page of their own or a part of another.

    Who may see a part of the case alone gets no lines, and the reason in `may_add`. Written down as seen when there are
    lines. Eight queries at most, however many files.

    Args:
        source_uid: of a referral or a meeting: those that were added for it alone.
        page: from 1; a page holds 50.

    Raises:
        NotFound: there is no such case for this actor.
    """
    case: Case = Case.objects.visible_to(actor).select_related("lead_team").get_or_not_found(uid=case_uid)
    adds = policies_documents.may_add(actor, case)
    rows = CaseDocument.objects.visible_to(actor).filter(case=case).about(source_uid)
    start = (max(page, 1) - 1) * PAGE
    found = list(rows.select_related("added_by", "added_for__organisation")[start : start + PAGE + 1])
    if found:
        record(actor, audit_actions.FILES_LISTED, case, count=len(found[:PAGE]))
    now = timezone.now()
    return FilesOfCase(
        case_uid=case.uid,
        code=case.code,
        source_uid=source_uid,
        lines=tuple(_line(actor, case, each, adds, now) for each in found[:PAGE]),
        more=len(found) > PAGE,
        may_add=adds,
        teams=_teams(actor, case) if adds else (),
    )


@transaction.atomic
def open_document(actor: Actor, uid: UUID) -> OpenedFile:
    """One file with its bytes. Written down as opened, in the same transaction: no line, no file.

    Raises:
        NotFound: there is no such file for this actor.
        Refused: it is in quarantine, or was found unsafe.
        Invalid: the bytes are gone or were changed; the operator's log says which file.
    """
    rows = CaseDocument.objects.visible_to(actor).locked()
    document: CaseDocument = rows.select_related("case").get_or_not_found(uid=uid)
    if document.state == FileState.QUARANTINE:
        raise Refused(_("Dit bestand wordt nog nagekeken. Probeer het over een paar minuten opnieuw."))
    if document.removed_at is not None:
        raise Refused(_("Dit bestand was niet veilig en is weggehaald."))
    try:
        content = take_out(document)
    except (VaultError, FileNotFoundError) as gone:
        logger.error("The file of case document %s does not open: %s", document.uid, type(gone).__qualname__)
        raise Invalid(_("Dit bestand is niet meer te openen. Vraag de beheerder om een kopie.")) from None
    record(actor, audit_actions.FILE_OPENED, document, case=document.case.uid)
    by_somebody_else = actor.person is None or actor.person.pk != document.added_by_id
    if by_somebody_else and document.opened_at is None:
        document.opened_at = timezone.now()
        document.save(update_fields=["opened_at"])
    return OpenedFile(name_to_download(document.title, document.content_type), document.content_type, content)


def document_line(actor: Actor, uid: UUID) -> tuple[FileLine, UUID]:
    """One file without its bytes, and the uid of its case: for a question before a step.

    Raises:
        NotFound: there is no such file for this actor.
    """
    rows = CaseDocument.objects.visible_to(actor).select_related("case__lead_team", "added_by", "added_for")
    found: CaseDocument = rows.select_related("added_for__organisation").get_or_not_found(uid=uid)
    adds = policies_documents.may_add(actor, found.case)
    return _line(actor, found.case, found, adds, timezone.now()), found.case.uid


def _line(actor: Actor, case: Case, found: CaseDocument, adds: Decision, now: datetime) -> FileLine:
    return FileLine(
        uid=found.uid,
        title=found.title,
        description=found.description,
        kind=kind_of(found.content_type),
        size=found.size,
        at=found.at,
        added_by=str(found.added_by),
        added_for=f"{found.added_for.organisation.name}, {found.added_for.name}",
        state=found.state,
        state_label=str(FileState(found.state).label),
        shared=found.shared_with_resident,
        may_open=found.state == FileState.CLEAN,
        may_share=policies_documents.may_share(actor, case, found, adds),
        may_take_back=policies_documents.may_take_back(actor, found, now),
    )


def _teams(actor: Actor, case: Case) -> tuple[tuple[UUID, str], ...]:
    """The teams of the actor for which they may add a file here."""
    opening = CaseAccess.objects.of(actor).standing(timezone.localdate()).filter(case=case, level__gte=Level.ALL)
    rows = Team.objects.filter(pk__in=opening.values("team"), closed_on__isnull=True).select_related("organisation")
    return tuple((team.uid, f"{team.organisation.name}, {team.name}") for team in rows.order_by("name"))
