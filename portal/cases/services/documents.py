"""Adding files to a case, showing them to the resident, and taking back what was added by mistake."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.cases import audit_actions, events, policies_documents
from portal.cases.files import storing
from portal.cases.files.belonging import About, require_belonging
from portal.cases.files.emptying import let_go
from portal.cases.files.judging import judged
from portal.cases.files.naming import shown_name
from portal.cases.files.scanning import ask_for_verdict, first_state
from portal.cases.files.sealed import put_away
from portal.cases.models import Case, CaseAccess, CaseDocument
from portal.cases.models.document import MOST_DESCRIPTION
from portal.cases.services.finding import case_to_write
from portal.cases.words import Level
from portal.uploads import CleanFile
from portal.uploads.files import Upload
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid, Refused
from tenants.models import Team
from tenants.vault.rows import tenant_of


@sensitive_variables("files", "description", "clean", "made")
def add_documents(
    actor: Actor,
    *,
    uid: UUID,
    team_uid: UUID,
    files: Sequence[Upload],
    description: str = "",
    share: bool = False,
    about: About | None = None,
) -> list[CaseDocument]:
    """Add files to a case: all of them, or none. Bytes first, rows after; what breaks off in between is swept up.

    Args:
        uid: of the case.
        team_uid: the team of the actor that adds them.
        files: as they were sent; judged by what is in them.
        description: what they are, in a sentence; not required.
        share: whether the resident may see them.
        about: the referral or the meeting that they are for; None for the case itself.

    Returns:
        The files. With a scanner set they are in quarantine.

    Raises:
        NotFound: no such case, team, referral or meeting for this actor.
        Refused: the case is closed.
        Invalid: a file cannot be taken; the sentence says which and how to go on.
    """
    _case_to_add_to(actor, uid, about)  # before a second is spent on the files of somebody who may not
    if len(description) > MOST_DESCRIPTION:
        raise Invalid(_("Maak dit korter."), {"description": _("Maak dit korter.")})
    clean = judged(files)
    names = [shown_name(upload.name or "", kept) for upload, kept in zip(files, clean, strict=True)]
    made: list[CaseDocument] = []
    try:
        for name, kept in zip(names, clean, strict=True):
            made.append(_unsaved(actor, name, kept))
            put_away(made[-1], kept.data)
        _write_rows(actor, uid, team_uid, made, description.strip(), share, about)
    except BaseException:
        for document in made:
            if document.stored:
                storing.remove(tenant_of(document), document.stored)
        raise
    return made


@transaction.atomic
def share_with_resident(actor: Actor, *, uid: UUID, share: bool) -> CaseDocument:
    """Show a file to the resident, or stop showing it. Once more changes nothing.

    Raises:
        NotFound: no such file for this actor.
        Refused: with the reason of the rule.
    """
    document = _document(actor, uid)
    adds = policies_documents.may_add(actor, document.case)
    require(policies_documents.may_share(actor, document.case, document, adds))
    if document.shared_with_resident == share:
        return document
    document.shared_with_resident = share
    document.save(update_fields=["shared_with_resident"])
    what = audit_actions.FILE_SHARED if share else audit_actions.FILE_UNSHARED
    record(actor, what, document, case=document.case.uid)
    if share:
        events.file_shared(document)
    return document


@transaction.atomic
def remove_document(actor: Actor, *, uid: UUID) -> CaseDocument:
    """Take back a file that the actor added by mistake, within a day and before anybody else opened it.

    Its key, its name and what was said of it go at once, its bytes when that is committed. That there was a file stays.

    Raises:
        NotFound: no such file for this actor.
        Refused: with the reason of the rule.
    """
    document = _document(actor, uid)
    require(policies_documents.may_take_back(actor, document, timezone.now()))
    let_go(document, "title", "description")
    record(actor, audit_actions.FILE_TAKEN_BACK, document, case=document.case.uid)
    return document


def _unsaved(actor: Actor, name: str, kept: CleanFile) -> CaseDocument:
    return CaseDocument(
        tenant=actor.tenant,
        title=name,
        content_type=kept.content_type,
        added_by=actor.person,
        at=timezone.now(),
        state=first_state(),
    )


@transaction.atomic
def _write_rows(
    actor: Actor,
    uid: UUID,
    team_uid: UUID,
    made: Sequence[CaseDocument],
    description: str,
    share: bool,
    about: About | None,
) -> None:
    case = _case_to_add_to(actor, uid, about)
    team = _team(actor, case, team_uid)
    for document in made:
        document.case, document.added_for = case, team
        document.description, document.shared_with_resident = description, share
        if about is not None:
            document.source, document.source_uid = about.source, about.source_uid
        document.save(force_insert=True)
        record(actor, audit_actions.FILE_ADDED, document, case=case.uid, team=team.pk)
        ask_for_verdict(document)
        if share:
            record(actor, audit_actions.FILE_SHARED, document, case=case.uid)
            events.file_shared(document)


@transaction.atomic
def _case_to_add_to(actor: Actor, uid: UUID, about: About | None) -> Case:
    case = case_to_write(actor, uid)
    require(policies_documents.may_add(actor, case))
    if actor.person is None:
        raise Refused(_("Alleen een medewerker voegt een bestand toe."))
    require_belonging(actor, case, about)
    return case


def _team(actor: Actor, case: Case, team_uid: UUID) -> Team:
    opening = CaseAccess.objects.of(actor).standing(timezone.localdate()).filter(case=case, level__gte=Level.ALL)
    found: Team = Team.objects.filter(pk__in=opening.values("team"), closed_on__isnull=True).get_or_not_found(
        uid=team_uid
    )
    return found


def _document(actor: Actor, uid: UUID) -> CaseDocument:
    rows = CaseDocument.objects.visible_to(actor).filter(removed_at__isnull=True).locked()
    found: CaseDocument = rows.select_related("case__lead_team").get_or_not_found(uid=uid)
    return found
