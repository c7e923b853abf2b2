"""With a scanner set nobody opens a file before it was found clean; a bad one goes, and who added it is told."""

from pathlib import Path
from typing import Any

import pytest

from portal.cases.files.checks import private_files_lie_apart, scanner_can_be_called
from portal.cases.models import Case
from portal.cases.reading_documents import collect, open_document
from portal.cases.services import remove_document
from portal.cases.words import FileState
from portal.notifications.models import Notification
from tenants.access import Actor, resident
from tenants.audit.models import AuditEntry
from tenants.errors import NotFound, Refused
from tenants.models import Tenant
from tenants.outbox.models import OutboxMessage
from tenants.outbox.worker import deliver_one
from tests.portal.cases.documents.conftest import NAME, Add, bytes_on

SCANNERS = "tests.portal.cases.documents.scanners."


def work(tenant: Tenant) -> None:
    while deliver_one("test"):
        pass


@pytest.fixture
def scanned(settings: Any) -> Any:
    def by(name: str) -> None:
        settings.CASE_FILE_SCANNER = SCANNERS + name

    return by


def test_until_the_verdict_it_is_listed_and_stays_closed(
    add: Add, scanned: Any, alice: Actor, case: Case, in_waterkant: Tenant
) -> None:
    scanned("finds_nothing")
    document = add(share=True)

    assert [(line.state_label, line.may_open) for line in collect(alice, case.uid).lines] == [
        ("Wordt nagekeken", False)
    ]
    with pytest.raises(Refused, match="nagekeken"):
        open_document(alice, document.uid)
    with pytest.raises(NotFound):
        open_document(resident(in_waterkant, case.subject), document.uid)


def test_found_clean_it_opens(add: Add, scanned: Any, alice: Actor, in_waterkant: Tenant) -> None:
    scanned("finds_nothing")
    document = add()
    work(in_waterkant)

    assert open_document(alice, document.uid).content
    assert AuditEntry.objects.filter(action="cases.file_clean", object_uid=document.uid).exists()


def test_found_bad_its_bytes_go_and_who_added_it_is_told(
    add: Add,
    scanned: Any,
    alice: Actor,
    case: Case,
    in_waterkant: Tenant,
    shelf: Path,
    django_capture_on_commit_callbacks: Any,
) -> None:
    scanned("finds_a_virus")
    document = add(share=True)
    with django_capture_on_commit_callbacks(execute=True):
        work(in_waterkant)
    document.refresh_from_db()
    told = Notification.objects.get(kind="cases.file_refused")

    assert bytes_on(shelf) == []
    assert (document.state, document.file_key, document.shared_with_resident) == (FileState.REFUSED, "", False)
    assert (told.person_id, told.subject, told.url) == (
        alice.person.pk,
        case.code,
        f"/casus/{case.uid}/bestanden/",
    )
    with pytest.raises(Refused, match="niet veilig"):
        open_document(alice, document.uid)
    assert [line.title for line in collect(alice, case.uid).lines] == [NAME]


@pytest.mark.parametrize("name", ["is_down", "mumbles"])
def test_without_a_verdict_it_stays_closed_and_is_asked_again(
    add: Add, scanned: Any, alice: Actor, in_waterkant: Tenant, name: str
) -> None:
    scanned(name)
    document = add()
    work(in_waterkant)

    with pytest.raises(Refused):
        open_document(alice, document.uid)
    waiting = OutboxMessage.objects.get(topic="cases.scan_file")
    assert (waiting.attempts, waiting.settled_at) == (1, None)


def test_switching_the_scanner_off_opens_nothing_that_waits(
    add: Add, scanned: Any, alice: Actor, in_waterkant: Tenant, settings: Any
) -> None:
    scanned("finds_nothing")
    document = add()
    settings.CASE_FILE_SCANNER = ""
    work(in_waterkant)

    with pytest.raises(Refused):
        open_document(alice, document.uid)


def test_what_was_taken_back_meanwhile_is_not_looked_at(
    add: Add, scanned: Any, alice: Actor, in_waterkant: Tenant
) -> None:
    scanned("finds_nothing")
    remove_document(alice, uid=add().uid)
    work(in_waterkant)

    assert OutboxMessage.objects.get(topic="cases.scan_file").settled_at is not None


def test_sabotage_a_file_that_begins_clean_would_open_at_once(
    add: Add, scanned: Any, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.cases.services import documents

    scanned("finds_a_virus")
    monkeypatch.setattr(documents, "first_state", lambda: FileState.CLEAN)

    assert open_document(alice, add().uid)  # so the first test would turn red


def test_a_scanner_that_does_not_exist_refuses_start_up(settings: Any) -> None:
    settings.CASE_FILE_SCANNER = "nobody.knows.it"
    assert [each.id for each in scanner_can_be_called(None)] == ["cases.E003"]
    settings.CASE_FILE_SCANNER = SCANNERS + "finds_nothing"
    assert scanner_can_be_called(None) == []


def test_a_shelf_in_a_folder_that_is_served_refuses_start_up(settings: Any, tmp_path: Path) -> None:
    assert private_files_lie_apart(None) == []
    for name in ("MEDIA_ROOT", "STATIC_ROOT"):
        for private in (Path(getattr(settings, name)) / "private", Path(getattr(settings, name)).parent):
            settings.PRIVATE_FILES_ROOT = str(private)
            assert "cases.E002" in {each.id for each in private_files_lie_apart(None)}, (name, private)
    settings.PRIVATE_FILES_ROOT = ""
    assert [each.id for each in private_files_lie_apart(None)] == ["cases.E001"]
