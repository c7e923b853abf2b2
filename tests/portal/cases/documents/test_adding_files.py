"""What comes in: judged by content, sealed, all or nothing; bad files leave nothing behind and break nothing."""

import io
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from PIL import Image

from portal.cases.files import belonging, storing
from portal.cases.files.belonging import About
from portal.cases.models import Case, CaseDocument
from portal.cases.reading_documents import open_document
from portal.cases.services import add_documents, close_case
from portal.cases.services import documents as services
from portal.cases.words import FileState, Level, Source
from portal.uploads import clean_picture
from tenants.access import Actor, resident
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import RecordGround
from tests.portal.cases.documents.conftest import CANARY, NAME, SAID, Add, bytes_on, letter
from tests.portal.cases.test_who_may_open_it import let_in_at
from tests.portal.uploads import good_files as good
from tests.portal.uploads.bad_files import CASES, exif, made
from tests.portal.uploads.bad_files.outcomes import REACHES


def test_a_file_comes_back_as_it_was_given(add: Add, alice: Actor) -> None:
    document = add()
    opened = open_document(alice, document.uid)

    assert (document.title, document.description, document.state) == (NAME, SAID, FileState.CLEAN)
    assert opened.content == letter().read()
    assert (opened.name, opened.content_type) == ("brief-over-rana.pdf", "application/pdf")


def test_on_the_disk_and_in_the_database_lies_nothing_that_can_be_read(add: Add, shelf: Path) -> None:
    document = add()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_casedocument")
        row = repr([bytes(each) if isinstance(each, memoryview) else each for each in cursor.fetchone()])

    [sealed] = bytes_on(shelf)
    assert not any(word in sealed for word in (CANARY, b"%PDF", b"Catalog"))
    assert not any(word in row for word in (NAME, SAID, "Rana", "KANARIE"))
    assert document.stored in row
    assert not any("rana" in place.name.lower() for place in shelf.rglob("*"))


def test_sabotage_without_sealing_the_word_would_lie_there(
    add: Add, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.cases.files import sealed

    monkeypatch.setattr(sealed, "seal_file", lambda plain, _key, _place: plain)
    add()

    assert CANARY in bytes_on(shelf)[0]  # so the test above would turn red


def test_only_the_server_reads_the_shelf(add: Add, shelf: Path) -> None:
    add()
    modes = {oct(place.stat().st_mode & 0o077) for place in shelf.rglob("*") if place.is_file()}

    assert modes == {"0o0"}


def test_a_photo_loses_its_place_and_its_maker(add: Add, alice: Actor) -> None:
    photo = ContentFile(good.picture("JPEG", exif=exif()), name="kamer.jpg")
    opened = open_document(alice, add(photo).uid)

    assert not Image.open(io.BytesIO(opened.content)).getexif()
    assert b"KANARIE" not in opened.content


@pytest.mark.parametrize("name", ["../../etc/Rana.pdf", "C:\\thuis\\Rana.pdf", "Ra\u202ena.pdf", "Ra\x00na.pdf"])
def test_the_name_is_shown_as_given_without_tricks(add: Add, name: str) -> None:
    assert add(letter(name)).title == "Rana.pdf"


def test_when_one_file_is_bad_none_comes_in_and_it_is_called_by_its_number(
    case: Case, alice: Actor, welfare: Team, shelf: Path
) -> None:
    bad = ContentFile(b"", name="Rana Voorbeeld.pdf")
    with pytest.raises(Invalid) as refused:
        add_documents(alice, uid=case.uid, team_uid=welfare.uid, files=[letter(), bad])

    assert "Bestand 2: Dit bestand is leeg" in refused.value.fields["files"]
    assert "Rana" not in str(refused.value)
    assert not CaseDocument.objects.exists()
    assert bytes_on(shelf) == []


@pytest.mark.parametrize("files", [[], [letter() for _each in range(11)], [ContentFile(b"<svg/>", name="a.svg")]])
def test_nothing_too_much_and_another_kind_are_refused_in_words(
    case: Case, alice: Actor, welfare: Team, files: list[Any]
) -> None:
    with pytest.raises(Invalid) as refused:
        add_documents(alice, uid=case.uid, team_uid=welfare.uid, files=files)

    assert refused.value.fields["files"].endswith(".")


def test_of_three_hundred_bad_files_none_breaks_anything_and_none_is_kept(
    case: Case, alice: Actor, welfare: Team, shelf: Path
) -> None:
    """Each as uploads makes them; a drawing is no kind of ours. A picture may come in when it came out clean."""
    kept, said = 0, set()
    for cleaning, trick, seed in CASES:
        bad = made(trick, seed)
        try:
            [document] = add_documents(
                alice, uid=case.uid, team_uid=welfare.uid, files=[ContentFile(bad.data, name=bad.name)]
            )
        except Invalid as refused:
            said.add(refused.fields["files"][-1])
            continue
        kept += 1
        content = open_document(alice, document.uid).content
        assert cleaning is clean_picture, bad.name
        assert not any(each in content for each in REACHES), bad.name
    assert kept == CaseDocument.objects.count() == len(bytes_on(shelf))
    assert said == {"."}
    assert 0 < kept < len(CASES) / 3


def test_no_row_no_bytes_when_something_breaks_after_writing(
    add: Add, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: Any, **_told: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(services, "record", broken)
    with pytest.raises(RuntimeError):
        add()

    assert not CaseDocument.objects.exists()
    assert bytes_on(shelf) == []


def test_bytes_are_written_before_the_row(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[int] = []
    write = storing.write

    def watched(*given: Any) -> None:
        rows.append(CaseDocument.objects.count())
        write(*given)

    monkeypatch.setattr(storing, "write", watched)
    add()

    assert rows == [0]


def test_adding_is_a_line_in_the_log_without_a_name(add: Add, alice: Actor, case: Case) -> None:
    document = add()
    line = AuditEntry.objects.get(action="cases.file_added")

    assert (line.object_uid, line.person_id, line.ids["case"]) == (document.uid, alice.person.pk, str(case.uid))
    assert not any(word in str(line.ids) for word in (NAME, SAID))


def test_a_closed_case_takes_no_files(add: Add, case: Case, alice: Actor) -> None:
    close_case(alice, uid=case.uid, version=1)

    with pytest.raises(Refused, match="afgesloten"):
        add()


def test_nobody_adds_to_a_case_that_is_not_theirs_and_hears_no_more_than_of_a_random_one(
    case: Case, bob: Actor, credit_bank: Team, shelf: Path
) -> None:
    said = set()
    for uid in (case.uid, uuid4()):
        with pytest.raises(NotFound) as refused:
            add_documents(bob, uid=uid, team_uid=credit_bank.uid, files=[letter()])
        said.add(str(refused.value))

    assert len(said) == 1
    assert bytes_on(shelf) == []


@pytest.mark.parametrize("level", [Level.MINIMUM, Level.AGREED])
def test_who_sees_a_part_of_the_case_adds_nothing(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, ground: RecordGround, level: Level
) -> None:
    let_in_at(level, alice, case, credit_bank, ground)

    with pytest.raises(NotFound):
        add_documents(bob, uid=case.uid, team_uid=credit_bank.uid, files=[letter()])


def test_a_resident_adds_nothing(case: Case, in_waterkant: Tenant, welfare: Team) -> None:
    with pytest.raises(NotFound):
        add_documents(resident(in_waterkant, case.subject), uid=case.uid, team_uid=welfare.uid, files=[letter()])


def test_a_team_of_somebody_else_is_no_sender(add: Add, credit_bank: Team, shelf: Path) -> None:
    with pytest.raises(NotFound):
        add(team_uid=credit_bank.uid)

    assert bytes_on(shelf) == []


def test_a_file_for_a_referral_is_of_this_case_or_is_refused(
    add: Add, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(belonging, "_rooms", {})
    ours = uuid4()
    with pytest.raises(NotFound):
        add(about=About(Source.REFERRAL, ours))
    belonging.register_belonging(Source.REFERRAL, lambda _actor, of, uid: (of.pk, uid) == (case.pk, ours))

    document = add(about=About(Source.REFERRAL, ours))
    assert (document.source, document.source_uid) == (Source.REFERRAL, ours)
    with pytest.raises(NotFound):
        add(about=About(Source.REFERRAL, uuid4()))
