"""Reads of documents, always of what the actor may see."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.files import File
from django.db.models import Exists, OuterRef
from django.utils import timezone

from portal.library.models import Document, DocumentVersion
from portal.library.states import DocumentKind, ForWhom
from tenants.access import Actor, can
from tenants.errors import NotFound

PAGE = 50


@dataclass(frozen=True)
class FileLine:
    """One version of a document, to download."""

    uid: UUID
    number: int
    kind: str
    size: int
    added_at: datetime
    what_changed: str


@dataclass(frozen=True)
class DocumentLine:
    """One document with its current version."""

    uid: UUID
    kind: str
    kind_label: str
    title: str
    summary: str
    owner: str
    for_everybody: bool
    review_on: date | None
    review_due: bool
    withdrawn: bool
    current: FileLine


@dataclass(frozen=True)
class DocumentPage:
    """One document, with all of its versions, the newest first."""

    line: DocumentLine
    version: int
    audience: str
    versions: tuple[FileLine, ...]
    may_change: bool


@dataclass(frozen=True)
class DocumentList:
    """A page of documents, by kind and title. `more` tells whether there is a next page."""

    lines: tuple[DocumentLine, ...]
    more: bool


@dataclass(frozen=True)
class KeptFile:
    """A file as it is sent: what it is called, what it is, and its bytes."""

    name: str
    media_type: str
    size: int
    content: "File[bytes]"


def documents(actor: Actor, *, page: int = 1) -> DocumentList:
    """The documents of the library, by kind and title, each with its current version. One query.

    Args:
        page: from 1; a page holds 50.
    """
    if not can(actor, "library.read"):
        return DocumentList((), False)
    newer = DocumentVersion.objects.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    found = (
        DocumentVersion.objects.visible_to(actor)
        .filter(~Exists(newer))
        .select_related("document")
        .order_by("document__kind", "document__title", "document")
    )
    start = (max(page, 1) - 1) * PAGE
    rows = list(found[start : start + PAGE + 1])
    return DocumentList(tuple(_line(row.document, row) for row in rows[:PAGE]), len(rows) > PAGE)


def document_page(actor: Actor, uid: UUID) -> DocumentPage:
    """One document with its history. Two queries, however many versions.

    Raises:
        NotFound: it does not exist for this actor.
    """
    document: Document = Document.objects.visible_to(actor).get_or_not_found(uid=uid)
    versions = list(document.versions.visible_to(actor).order_by("-number"))
    if not versions or not can(actor, "library.read"):
        raise NotFound()
    return DocumentPage(
        line=_line(document, versions[0]),
        version=document.version,
        audience=document.audience,
        versions=tuple(_file(each) for each in versions),
        may_change=bool(can(actor, "library.change", document)),
    )


def kept_file(actor: Actor, uid: UUID) -> KeptFile:
    """The file of a version, opened. One query.

    Raises:
        NotFound: it does not exist for this actor, or the file itself is gone.
    """
    version: DocumentVersion = DocumentVersion.objects.visible_to(actor).get_or_not_found(uid=uid)
    try:
        content = version.file.open("rb")
    except (OSError, ValueError) as gone:
        raise NotFound() from gone
    return KeptFile(version.file_name, version.media_type, version.size, content)


def _line(document: Document, current: DocumentVersion) -> DocumentLine:
    return DocumentLine(
        uid=document.uid,
        kind=document.kind,
        kind_label=str(DocumentKind(document.kind).label),
        title=document.title,
        summary=document.summary,
        owner=document.owner,
        for_everybody=document.audience == ForWhom.PUBLIC,
        review_on=document.review_on,
        review_due=document.review_on is not None and document.review_on <= timezone.localdate(),
        withdrawn=document.withdrawn_at is not None,
        current=_file(current),
    )


def _file(version: DocumentVersion) -> FileLine:
    kind = version.file_name.rpartition(".")[2].upper()
    return FileLine(version.uid, version.number, kind, version.size, version.added_at, version.what_changed)
