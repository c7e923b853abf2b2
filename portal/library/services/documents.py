"""Commands on documents. Each is one transaction: the rows, the file and the line in the log together."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.library import audit_actions
from portal.library.models import Document, DocumentVersion
from portal.library.states import DocumentKind, ForWhom
from portal.library.uploads import Fit, Unfit, checked
from portal.library.uploads.naming import name_of_ours
from tenants.access import Actor, can, require
from tenants.audit import Action, record
from tenants.errors import Invalid, Refused, Stale

MOST_TITLE, MOST_OWNER, MOST_TOLD = 150, 150, 2_000


@dataclass(frozen=True)
class About:
    """What is told of a document."""

    kind: str
    title: str
    owner: str
    audience: str = ForWhom.PARTNERS
    summary: str = ""
    review_on: date | None = None


@dataclass(frozen=True)
class GivenFile:
    """A file as somebody sends it: the name they gave it, and all of its bytes."""

    name: str
    content: bytes


@transaction.atomic
def add_document(actor: Actor, *, about: About, file: GivenFile) -> Document:
    """Put a document in the library, with its first version.

    Args:
        actor: who may create in the library.
        about: what it is, for whom, and who keeps it.
        file: checked by its name and by what is in it.

    Returns:
        The document, with version 1.

    Raises:
        Refused: the actor may not.
        Invalid: a field is missing, or the file is not taken in; told per field.
    """
    require(can(actor, "library.create"))
    document = Document(**_told(about))
    fit = _fit(file)
    document.save()
    _keep(actor, document, 1, fit, "")
    record(actor, audit_actions.DOCUMENT_ADDED, document)
    return document


@transaction.atomic
def change_document(actor: Actor, *, uid: UUID, version: int, about: About) -> Document:
    """Tell something else of a document; its files stay what they are.

    Args:
        version: of the document that the actor looked at.

    Raises:
        NotFound: no such document for this actor.
        Refused: the actor may not.
        Stale: somebody changed it meanwhile.
        Invalid: a field is missing; told per field.
    """
    document = _held(actor, uid, version)
    for name, value in _told(about).items():
        setattr(document, name, value)
    return _changed(actor, document, audit_actions.DOCUMENT_CHANGED)


@transaction.atomic
def add_version(actor: Actor, *, uid: UUID, version: int, file: GivenFile, what_changed: str) -> DocumentVersion:
    """Put a new version in the place of the current one, which is kept.

    Args:
        version: of the document that the actor looked at.
        file: checked by its name and by what is in it.
        what_changed: for whoever worked by the version before.

    Raises:
        NotFound: no such document for this actor.
        Refused: the actor may not, or the document is withdrawn.
        Stale: somebody changed it meanwhile.
        Invalid: it is not told what changed, or the file is not taken in.
    """
    document = _held(actor, uid, version)
    if document.withdrawn_at is not None:
        raise Refused(_("Dit stuk is uit de bibliotheek gehaald. Zet het eerst terug."))
    told = what_changed.strip()[:MOST_TOLD]
    if not told:
        raise Invalid(_("Vertel wat er anders is."), {"what_changed": _("Vertel wat er anders is.")})
    fit = _fit(file)
    latest: int = document.versions.order_by("-number").values_list("number", flat=True)[0]
    made = _keep(actor, document, latest + 1, fit, told)
    _changed(actor, document, audit_actions.VERSION_ADDED)
    return made


@transaction.atomic
def withdraw_document(actor: Actor, *, uid: UUID, version: int) -> Document:
    """Take a document out of sight of everybody but editors. Nothing of it is removed.

    Raises:
        NotFound, Refused, Stale: as for `change_document`.
    """
    document = _held(actor, uid, version)
    document.withdrawn_at = document.withdrawn_at or timezone.now()
    return _changed(actor, document, audit_actions.DOCUMENT_WITHDRAWN)


@transaction.atomic
def bring_back_document(actor: Actor, *, uid: UUID, version: int) -> Document:
    """Put a withdrawn document back.

    Raises:
        NotFound, Refused, Stale: as for `change_document`.
    """
    document = _held(actor, uid, version)
    document.withdrawn_at = None
    return _changed(actor, document, audit_actions.DOCUMENT_BROUGHT_BACK)


def _held(actor: Actor, uid: UUID, version: int) -> Document:
    document: Document = Document.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    require(can(actor, "library.change", document))
    if document.version != version:
        raise Stale(_("Iemand anders heeft dit stuk net gewijzigd. Bekijk het opnieuw."))
    return document


def _changed(actor: Actor, document: Document, what: Action) -> Document:
    document.version += 1
    document.save()
    record(actor, what, document)
    return document


def _told(about: About) -> dict[str, object]:
    title, owner = " ".join(about.title.split()), " ".join(about.owner.split())
    wrong = {}
    if not title or len(title) > MOST_TITLE:
        wrong["title"] = _("Geef het stuk een korte titel.")
    if not owner or len(owner) > MOST_OWNER:
        wrong["owner"] = _("Vertel wie dit stuk bijhoudt: een naam of een functie.")
    if about.kind not in DocumentKind.values:
        wrong["kind"] = _("Kies wat voor stuk het is.")
    if about.audience not in ForWhom.values:
        wrong["audience"] = _("Kies voor wie het stuk is.")
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
    return {
        "kind": about.kind,
        "title": title,
        "owner": owner,
        "audience": about.audience,
        "summary": about.summary.strip()[:MOST_TOLD],
        "review_on": about.review_on,
    }


def _fit(file: GivenFile) -> Fit:
    try:
        return checked(file.name, file.content)
    except Unfit as unfit:
        raise Invalid(unfit.message, {"file": unfit.message}) from unfit


def _keep(actor: Actor, document: Document, number: int, fit: Fit, what_changed: str) -> DocumentVersion:
    version = DocumentVersion(
        tenant=actor.tenant,
        document=document,
        number=number,
        file_name=name_of_ours(document.title, number, fit.extension),
        media_type=fit.media_type,
        size=len(fit.content),
        sha256=fit.sha256,
        what_changed=what_changed,
        added_at=timezone.now(),
        added_by=actor.person,
    )
    # When the transaction is rolled back the file stays behind without a row; the worker removes it (sweeping.py).
    version.file.save(version.file_name, ContentFile(fit.content), save=False)
    version.save(force_insert=True)
    return version
