"""The quarantine: with a scanner set, nobody opens a file before it was found clean, and what was not goes.

The setting CASE_FILE_SCANNER names a function: it gets the file, open for reading, and answers with a `Verdict`. What
it raises, or answers otherwise, counts as no verdict: the worker asks again, and the file stays closed.
"""

from collections.abc import Callable
from enum import StrEnum
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from portal.cases import audit_actions
from portal.cases.files.emptying import let_go
from portal.cases.files.sealed import take_out
from portal.cases.files.telling import file_refused
from portal.cases.models import CaseDocument
from portal.cases.words import FileState
from tenants.access import system
from tenants.audit import record
from tenants.outbox import Delivery, Dropped, enqueue, handler

TOPIC = "cases.scan_file"


class Verdict(StrEnum):
    CLEAN = "clean"
    BAD = "bad"


Scanner = Callable[[BinaryIO], Verdict]


class NoScanner(LookupError):
    """A file waits for a verdict and no scanner is set any more."""


def scanner() -> Scanner | None:
    """The function that looks at files; None when nothing but our own rules does."""
    path: str = settings.CASE_FILE_SCANNER
    return import_string(path) if path else None


def first_state() -> FileState:
    """What a new file begins as."""
    return FileState.QUARANTINE if settings.CASE_FILE_SCANNER else FileState.CLEAN


def ask_for_verdict(document: CaseDocument) -> None:
    """Have the worker look at a file in quarantine. Called in the transaction that adds it."""
    if document.state == FileState.QUARANTINE:
        uid = document.uid
        enqueue(TOPIC, aggregate=f"case_document:{uid}", payload={"document": uid}, key=str(uid))


@handler(TOPIC)
def scan(delivery: Delivery) -> None:
    """Have one file looked at.

    Raises:
        Dropped: it is gone, or was judged already.
        NoScanner: nobody can look at it; the file stays closed.
        ValueError: the scanner answered something else than a verdict; the file stays closed.
    """
    uid = UUID(str(delivery.payload["document"]))
    with transaction.atomic():
        waiting = CaseDocument.objects.filter(uid=uid, state=FileState.QUARANTINE, removed_at__isnull=True).first()
    if waiting is None:
        raise Dropped("gone")
    look = scanner()
    if look is None:
        raise NoScanner("CASE_FILE_SCANNER names no function, and a file waits for its verdict.")
    verdict = Verdict(look(BytesIO(take_out(waiting))))
    settle(waiting.uid, verdict)


@transaction.atomic
def settle(uid: UUID, verdict: Verdict) -> None:
    """Open a clean file to those who may see it; let a bad one go, and tell who added it.

    Raises:
        Dropped: it was taken back while it was looked at.
    """
    rows = CaseDocument.objects.filter(uid=uid, state=FileState.QUARANTINE, removed_at__isnull=True)
    document = rows.locked().select_related("case", "added_by", "tenant").first()
    if document is None:
        raise Dropped("gone")
    actor = system(document.tenant, "cases.scan")
    if verdict is Verdict.CLEAN:
        document.state = FileState.CLEAN
        document.save(update_fields=["state"])
        record(actor, audit_actions.FILE_CLEAN, document, case=document.case.uid)
        return
    document.state = FileState.REFUSED
    let_go(document)
    record(actor, audit_actions.FILE_REFUSED, document, case=document.case.uid)
    file_refused(document)
