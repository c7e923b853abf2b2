"""Who opens a file: all of the case or nothing; a line in the log each time; gone in the request after a withdrawal."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.cases import reading_documents
from portal.cases.models import Case, CaseDocument
from portal.cases.reading_documents import collect, open_document
from portal.cases.services import break_glass, remove_document, share_with_resident
from portal.cases.words import Level
from portal.consent.services import withdraw
from tenants.access import Actor, Role, resident
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import RecordGround, colleague
from tests.portal.cases.documents.conftest import NAME, Add, letter
from tests.portal.cases.test_who_may_open_it import let_in_at

Rights = Any


def test_a_team_of_the_circle_opens_it_and_that_is_a_line_in_the_log(
    add: Add, bob: Actor, bob_is_in: Rights, case: Case
) -> None:
    document = add()
    opened = open_document(bob, document.uid)
    line = AuditEntry.objects.get(action="cases.file_opened")

    assert opened.content == letter().read()
    assert (line.object_uid, line.person_id, line.ids) == (document.uid, bob.person.pk, {"case": str(case.uid)})


def test_no_line_no_file(add: Add, alice: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: Any, **_told: Any) -> None:
        raise RuntimeError("the log is closed")

    document = add()
    monkeypatch.setattr(reading_documents, "record", broken)

    with pytest.raises(RuntimeError):
        open_document(alice, document.uid)


def test_when_the_resident_withdraws_it_is_closed_in_the_next_request(
    add: Add, bob: Actor, bob_is_in: Rights, in_waterkant: Tenant, case: Case
) -> None:
    document = add()
    assert open_document(bob, document.uid)
    withdraw(resident(in_waterkant, case.subject), ground_uid=bob_is_in.uid)

    with pytest.raises(NotFound):
        open_document(bob, document.uid)
    with pytest.raises(NotFound):
        collect(bob, case.uid)


@pytest.mark.parametrize("level", [Level.MINIMUM, Level.AGREED])
def test_who_sees_a_part_of_the_case_sees_no_files_and_reads_why(
    add: Add, alice: Actor, bob: Actor, case: Case, credit_bank: Team, ground: RecordGround, level: Level
) -> None:
    document = add()
    let_in_at(level, alice, case, credit_bank, ground)
    section = collect(bob, case.uid)

    assert section.lines == ()
    assert "een deel van deze casus" in section.may_add.reason
    with pytest.raises(NotFound):
        open_document(bob, document.uid)


def test_sabotage_without_the_level_a_part_would_open_it(
    add: Add,
    alice: Actor,
    bob: Actor,
    case: Case,
    credit_bank: Team,
    ground: RecordGround,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from portal.cases.models.case import CaseQuerySet

    document = add()
    let_in_at(Level.MINIMUM, alice, case, credit_bank, ground)
    monkeypatch.setattr(CaseQuerySet, "whole_to", CaseQuerySet.visible_to)

    assert open_document(bob, document.uid)  # so the test above would turn red


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.PARTNER_ADMIN])
def test_others_of_the_same_team_see_none_of_it(
    add: Add, in_waterkant: Tenant, welfare: Team, case: Case, role: Role
) -> None:
    document = add(share=True)
    other = colleague(in_waterkant, welfare, f"Mens {role.value}", role)

    with pytest.raises(NotFound):
        open_document(other, document.uid)
    with pytest.raises(NotFound):
        collect(other, case.uid)


def test_a_receiver_with_a_link_sees_none_of_it_although_the_matrix_lets_them_read_their_own_referral(
    add: Add, alice: Actor, case: Case
) -> None:
    link = Role.LINK_RECEIVER
    places = frozenset((organisation, link) for organisation, _role in alice.team_roles)
    receiver = replace(alice, roles=frozenset({link}), team_roles=places, person=None)

    with pytest.raises(NotFound):
        open_document(receiver, add(share=True).uid)
    with pytest.raises(NotFound):
        collect(receiver, case.uid)


def test_a_foreign_a_removed_and_a_random_file_are_answered_alike(
    add: Add, alice: Actor, bob: Actor, charlie: Actor, heidedorp: Tenant
) -> None:
    document, taken_back = add(), add()
    remove_document(alice, uid=taken_back.uid)
    said = set()
    for actor, uid in ((bob, document.uid), (alice, taken_back.uid), (alice, uuid4())):
        with pytest.raises(NotFound) as refused:
            open_document(actor, uid)
        said.add(str(refused.value))
    with activate(heidedorp), pytest.raises(NotFound) as refused:
        open_document(charlie, document.uid)

    assert said == {str(refused.value)}


def test_a_broken_glass_shows_the_case_and_no_file(add: Add, frits: Actor, case: Case, in_waterkant: Tenant) -> None:
    document = add()
    break_glass(frits, code=case.code, reason="De politie vraagt er met spoed naar.")

    with pytest.raises(NotFound):
        open_document(frits, document.uid)
    assert collect(frits, case.uid).lines == ()


def test_a_resident_opens_what_was_shown_to_them_and_nothing_else(
    add: Add, alice: Actor, in_waterkant: Tenant, case: Case
) -> None:
    shown, hidden = add(share=True), add()
    rana = resident(in_waterkant, case.subject)

    assert open_document(rana, shown.uid).content == letter().read()
    assert [line.uid for line in collect(rana, case.uid).lines] == [shown.uid]
    for uid in (hidden.uid, uuid4()):
        with pytest.raises(NotFound):
            open_document(rana, uid)
    share_with_resident(alice, uid=shown.uid, share=False)
    with pytest.raises(NotFound):
        open_document(rana, shown.uid)


def test_another_resident_opens_nothing(add: Add, in_waterkant: Tenant) -> None:
    with pytest.raises(NotFound):
        open_document(resident(in_waterkant, uuid4()), add(share=True).uid)


def test_showing_is_for_who_added_it_and_for_the_contact_person(
    add: Add, alice: Actor, bob: Actor, credit_bank: Team, bob_is_in: Rights
) -> None:
    of_alice, of_bob = add(), add(actor=bob, team_uid=credit_bank.uid)

    with pytest.raises(Refused, match="Alleen wie het bestand toevoegde"):
        share_with_resident(bob, uid=of_alice.uid, share=True)
    assert share_with_resident(bob, uid=of_bob.uid, share=True).shared_with_resident
    assert not share_with_resident(alice, uid=of_bob.uid, share=False).shared_with_resident
    actions = AuditEntry.objects.filter(object_uid=of_bob.uid).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["cases.file_added", "cases.file_shared", "cases.file_unshared"]


def test_showing_it_again_changes_nothing(add: Add, alice: Actor) -> None:
    document = add(share=True)
    share_with_resident(alice, uid=document.uid, share=True)

    assert AuditEntry.objects.filter(action="cases.file_shared").count() == 1


@pytest.mark.parametrize("harm", ["changed", "gone", "swapped"])
def test_bytes_that_were_changed_are_not_given_out_and_the_log_names_no_name(
    add: Add, alice: Actor, shelf: Path, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    document, other = add(), add()
    place = next(shelf.rglob(document.stored))
    if harm == "gone":
        place.unlink()
    elif harm == "swapped":
        place.write_bytes(next(shelf.rglob(other.stored)).read_bytes())
    else:
        sealed = place.read_bytes()
        place.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))

    with caplog.at_level(logging.ERROR), pytest.raises(Invalid, match="niet meer te openen"):
        open_document(alice, document.uid)
    assert str(document.uid) in caplog.text
    assert NAME not in caplog.text


def test_the_key_of_one_row_opens_no_file_of_another(add: Add, shelf: Path, alice: Actor) -> None:
    """Even somebody who can write to the database and the disk gets no file under a row that they may open."""
    mine, theirs = add(), add()
    mine.file_key = theirs.file_key
    mine.save()
    next(shelf.rglob(mine.stored)).write_bytes(next(shelf.rglob(theirs.stored)).read_bytes())

    with pytest.raises(Invalid):
        open_document(alice, mine.uid)


@pytest.mark.parametrize("rows", [1, 10, 100])
def test_the_list_costs_the_same_however_long_it_is(
    add: Add, alice: Actor, case: Case, rows: int, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    first = add()
    CaseDocument.objects.bulk_create(
        CaseDocument(
            case=case, title=f"Brief {number}", stored=f"{number:032x}", file_key="k", content_type="application/pdf",
            size=1, sha256="", added_by=alice.person, added_for=first.added_for,
            at=timezone.now() - timedelta(minutes=number + 1),
        )
        for number in range(rows - 1)
    )  # fmt: skip

    with django_assert_max_num_queries(10):
        section = collect(alice, case.uid)
    assert (len(section.lines), section.more) == (min(rows, 50), rows > 50)
    assert section.lines[0].uid == first.uid


def test_opening_costs_few_queries(add: Add, alice: Actor, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    document = add()

    with django_assert_max_num_queries(5):
        open_document(alice, document.uid)


def test_seeing_the_list_is_a_line_in_the_log(add: Add, bob: Actor, bob_is_in: Rights, case: Case) -> None:
    add()
    collect(bob, case.uid)

    line = AuditEntry.objects.get(action="cases.files_listed")
    assert (line.object_uid, line.person_id, line.ids) == (case.uid, bob.person.pk, {"count": 1})


def test_those_of_one_referral_are_a_list_of_their_own(add: Add, alice: Actor, case: Case) -> None:
    document = add()
    add()
    ours = uuid4()
    CaseDocument.objects.filter(pk=document.pk).update(source="referral", source_uid=ours)

    assert [line.uid for line in collect(alice, case.uid, ours).lines] == [document.uid]
    assert collect(alice, case.uid, uuid4()).lines == ()
