"""A file goes: taken back by who added it, with its case, or unknown to anybody. Its bytes once that is sure."""

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from portal.cases.files import emptying, storing, sweeping
from portal.cases.models import Case, CaseDocument
from portal.cases.reading_documents import open_document
from portal.cases.retention_documents import REMOVED
from portal.cases.services import remove_document
from tenants.access import Actor, resident
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import NotFound, Refused
from tenants.models import Tenant
from tenants.retention.selecting import due
from tenants.retention.subjects import erasers, reporters
from tests.portal.cases.documents.conftest import NAME, SAID, Add, bytes_on

Committing = Any


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Committing:
    """What waits for the commit happens at the end of the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_mistake_goes_with_its_key_its_name_and_its_bytes(
    add: Add, alice: Actor, shelf: Path, committing: Committing
) -> None:
    document = add()
    with committing():
        remove_document(alice, uid=document.uid)
    document.refresh_from_db()

    assert bytes_on(shelf) == []
    assert (document.title, document.description, document.file_key, document.stored) == ("", "", "", "")
    assert AuditEntry.objects.filter(action="cases.file_taken_back", object_uid=document.uid).exists()
    with pytest.raises(NotFound):
        open_document(alice, document.uid)


def test_the_adder_may_look_at_it_first(add: Add, alice: Actor) -> None:
    document = add()
    open_document(alice, document.uid)

    assert remove_document(alice, uid=document.uid).removed_at


def test_what_somebody_else_opened_stays(add: Add, alice: Actor, in_waterkant: Tenant, case: Case) -> None:
    document = add(share=True)
    open_document(resident(in_waterkant, case.subject), document.uid)

    with pytest.raises(Refused, match="Iemand anders heeft dit bestand geopend"):
        remove_document(alice, uid=document.uid)


def test_after_a_day_it_stays(add: Add, alice: Actor) -> None:
    document = add()
    CaseDocument.objects.filter(pk=document.pk).update(at=timezone.now() - timedelta(hours=25))

    with pytest.raises(Refused, match="één dag"):
        remove_document(alice, uid=document.uid)


def test_somebody_else_takes_nothing_back(add: Add, bob: Actor, bob_is_in: Any) -> None:
    with pytest.raises(Refused, match="Alleen wie het bestand toevoegde"):
        remove_document(bob, uid=add().uid)


@transaction.atomic
def broken_off(actor: Actor, document: CaseDocument) -> None:
    remove_document(actor, uid=document.uid)
    raise RuntimeError("broken off")


def test_rolled_back_halfway_nothing_is_gone(
    add: Add, alice: Actor, shelf: Path, committing: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = add()
    with committing(), pytest.raises(RuntimeError):
        broken_off(alice, document)

    assert len(bytes_on(shelf)) == 1
    assert open_document(alice, document.uid).content


def test_sabotage_removed_before_the_commit_a_roll_back_would_lose_it(
    add: Add, alice: Actor, shelf: Path, committing: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = add()
    monkeypatch.setattr(emptying, "remove_after_commit", storing.remove)
    with committing(), pytest.raises(RuntimeError):
        broken_off(alice, document)

    assert bytes_on(shelf) == []  # so the test above would turn red


def test_when_the_case_goes_its_files_go(add: Add, case: Case, shelf: Path, committing: Committing) -> None:
    add(), add()
    with committing():
        case.delete()

    assert not CaseDocument.objects.exists()
    assert bytes_on(shelf) == []


def test_erasing_a_resident_takes_the_bytes_too(add: Add, case: Case, shelf: Path, committing: Committing) -> None:
    add()
    eraser = next(each for each in erasers() if each.code == "cases.case")
    with committing():
        assert eraser.erase(case.subject)

    assert bytes_on(shelf) == []


def test_sabotage_without_listening_the_bytes_would_stay(
    add: Add, case: Case, shelf: Path, committing: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "remove_after_commit", lambda *_given: None)
    add()
    with committing():
        case.delete()

    assert len(bytes_on(shelf)) == 1  # so the tests above would turn red


def test_a_resident_is_told_of_every_file(add: Add, case: Case) -> None:
    add()
    reporter = next(each for each in reporters() if each.code == "cases.files")

    assert [row[:2] for row in reporter.collect(case.subject)] == [(NAME, SAID)]


def test_what_is_left_of_a_removed_file_goes_after_its_term(add: Add, alice: Actor) -> None:
    document, stays = add(), add()
    remove_document(alice, uid=document.uid)
    later = timezone.now() + timedelta(days=400)

    assert list(due(REMOVED, REMOVED.term, later)) == [document]
    assert not list(due(REMOVED, REMOVED.term, timezone.now()))
    REMOVED.then.apply(CaseDocument, [document], later)
    assert list(CaseDocument.objects.all()) == [stays]


def two_days_old(place: Path) -> None:
    before = time.time() - 2 * 24 * 3600
    os.utime(place, (before, before))


def test_killed_between_bytes_and_row_the_bytes_are_swept_up_the_day_after(
    add: Add, in_waterkant: Tenant, shelf: Path
) -> None:
    document = add()
    orphan, young = storing.new_name(), storing.new_name()
    storing.write(in_waterkant.uid, orphan, b"half")
    storing.write(in_waterkant.uid, young, b"half")
    for name in (orphan, document.stored):
        two_days_old(next(shelf.rglob(name)))

    assert sweeping.sweep() == 1
    assert sorted(name for name, _since in storing.kept(in_waterkant.uid)) == sorted([document.stored, young])
    assert sweeping.sweep() == 0


def test_sabotage_a_sweep_that_knows_no_rows_would_take_everything(
    add: Add, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_days_old(next(shelf.rglob(add().stored)))
    monkeypatch.setattr(CaseDocument.objects.__class__, "exclude", lambda self, **_told: self.none())

    assert sweeping.sweep() == 1  # so the test above would turn red


def test_the_shelf_of_a_portal_that_the_database_does_not_know_is_left_alone(in_waterkant: Tenant, shelf: Path) -> None:
    """A worker that runs before a back-up was put back finds an empty database, and may not empty the shelf."""
    from uuid import uuid4

    unknown = uuid4()
    storing.write(unknown, storing.new_name(), b"of before")
    two_days_old(next(place for place in shelf.rglob("*") if place.is_file()))

    assert sweeping.sweep() == 0
    assert len(bytes_on(shelf)) == 1


def test_sweeping_one_portal_touches_no_file_of_another(add: Add, heidedorp: Tenant, shelf: Path) -> None:
    two_days_old(next(shelf.rglob(add().stored)))
    with activate(heidedorp):
        assert sweeping.sweep() == 0

    assert len(bytes_on(shelf)) == 1


@pytest.mark.parametrize("name", ["", "..", "../x", "a" * 31, "A" * 32, "0" * 33, "/etc/passwd"])
def test_no_other_name_leads_to_the_disk(in_waterkant: Tenant, name: str) -> None:
    for act in (storing.read, storing.remove):
        with pytest.raises(ValueError, match="32"):
            act(in_waterkant.uid, name)
