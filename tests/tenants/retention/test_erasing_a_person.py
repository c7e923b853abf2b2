"""A person is erased from every room, told what is known of them, and erased again after a backup."""

from datetime import timedelta
from io import StringIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Refused
from tenants.models import Tenant
from tenants.outbox.models import OutboxMessage
from tenants.retention import register_eraser, register_reporter, running
from tenants.retention.models import ErasedSubject
from tenants.retention.replaying import replay
from tenants.retention.services import holds, subjects
from tests.tenants.retention.conftest import about, left, sent

NOW = timezone.now()
RIA, JAN = uuid4(), uuid4()


def _rows(topic: str, subject: UUID) -> "QuerySet[OutboxMessage]":
    return OutboxMessage.objects.filter(topic=topic, payload__subject=str(subject))


@pytest.fixture
def two_rooms(own_rooms: None) -> list[str]:
    """A room with two places and a room with one; rows of the outbox stand for what they keep."""
    called: list[str] = []

    def place(code: str, topic: str) -> None:
        def erase(subject: UUID) -> int:
            called.append(code)
            return _rows(topic, subject).delete()[0]

        register_eraser(code, f"Plek {code}", find=lambda subject: [_rows(topic, subject)], erase=erase)

    place("tests.documents", "tests.document")
    place("tests.cases", "tests.case")
    place("later.index", "tests.index")
    return called


def known(tenant: Tenant, subject: UUID) -> None:
    """One row of this person in each place."""
    with activate(tenant):
        for topic in ("tests.document", "tests.case", "tests.index"):
            OutboxMessage.objects.create(
                topic=topic, aggregate="x:1", key=f"{topic}-{subject}", available_at=NOW, created_at=NOW,
                payload={"subject": str(subject)},
            )  # fmt: skip


def test_every_place_is_emptied_and_the_report_says_how_much(
    in_waterkant: Tenant, marit: Actor, two_rooms: list[str]
) -> None:
    known(in_waterkant, RIA)
    known(in_waterkant, JAN)
    gone = subjects.erase(marit, subject=RIA)

    assert [(line.code, line.rows) for line in gone] == [
        ("tests.documents", 1), ("tests.cases", 1), ("later.index", 1),
    ]  # fmt: skip
    assert left(in_waterkant) == 3
    lines = AuditEntry.objects.filter(action="retention.erased").order_by("pk")
    assert [line.ids for line in lines] == [
        {"subject": str(RIA), "room": "tests", "rows": 2},
        {"subject": str(RIA), "room": "later", "rows": 1},
    ]


def test_somebody_of_another_portal_with_the_same_pseudonym_stays(
    waterkant: Tenant, heidedorp: Tenant, marit: Actor, two_rooms: list[str]
) -> None:
    for tenant in (waterkant, heidedorp):
        known(tenant, RIA)
    with activate(waterkant):
        subjects.erase(marit, subject=RIA)

    assert (left(waterkant), left(heidedorp)) == (0, 3)


@pytest.mark.parametrize("whole", [True, False])
def test_while_a_hold_stands_nothing_goes_and_its_reason_is_told(
    in_waterkant: Tenant, marit: Actor, two_rooms: list[str], whole: bool
) -> None:
    known(in_waterkant, RIA)
    row = _rows("tests.case", RIA).get()
    label, uid = ("subject", RIA) if whole else (row._meta.label, row.uid)
    until = timezone.localdate() + timedelta(days=9)
    hold = holds.place(marit, label=label, uid=uid, reason="Beroep loopt", until=until)

    with pytest.raises(Refused, match=f"Beroep loopt .{until:%d-%m-%Y}"):
        subjects.erase(marit, subject=RIA)
    assert (two_rooms, left(in_waterkant)) == ([], 3)
    assert not ErasedSubject.objects.exists()

    holds.release(marit, uid=hold.uid)
    subjects.erase(marit, subject=RIA)
    assert left(in_waterkant) == 0


def test_a_hold_on_a_person_keeps_their_rows_from_the_job_too(in_waterkant: Tenant, marit: Actor) -> None:
    about(in_waterkant, RIA, NOW - timedelta(days=40), 2)
    sent(in_waterkant, NOW - timedelta(days=40), 3)
    holds.place(marit, label="subject", uid=RIA, reason="Beroep", until=timezone.localdate())

    assert running.run(in_waterkant, NOW).figures["outbox.settled"] == {"done": 3, "held": 2}


def test_a_room_that_fails_keeps_all_it_had_and_the_rest_follows_later(
    waterkant: Tenant, marit: Actor, two_rooms: list[str]
) -> None:
    broken = True

    def breaks(subject: UUID) -> int:
        gone = _rows("tests.file", subject).delete()[0]
        if broken:
            raise OSError("the disk is away")
        return gone

    register_eraser("last.files", "Bestanden", find=lambda _subject: [], erase=breaks)
    known(waterkant, RIA)
    with activate(waterkant):
        OutboxMessage.objects.create(
            topic="tests.file",
            aggregate="x:1",
            key="file",
            available_at=NOW,
            created_at=NOW,
            payload={"subject": str(RIA)},
        )
        with pytest.raises(OSError, match="disk"):
            subjects.erase(marit, subject=RIA)
        assert two_rooms == ["tests.documents", "tests.cases", "later.index"]
    assert left(waterkant) == 1

    broken = False
    call_command("retention", "replay", stdout=StringIO())
    assert left(waterkant) == 0


def test_the_rows_of_a_failing_room_come_back_together(in_waterkant: Tenant, marit: Actor, own_rooms: None) -> None:
    known(in_waterkant, RIA)
    register_eraser(
        "one.first", "Eerst", find=lambda _s: [], erase=lambda subject: _rows("tests.case", subject).delete()[0]
    )

    def fails(_subject: UUID) -> int:
        raise LookupError

    register_eraser("one.second", "Dan", find=lambda _s: [], erase=fails)
    with pytest.raises(LookupError):
        subjects.erase(marit, subject=RIA)

    assert left(in_waterkant) == 3


def test_what_comes_back_with_a_backup_is_erased_again(waterkant: Tenant, marit: Actor, two_rooms: list[str]) -> None:
    known(waterkant, RIA)
    with activate(waterkant):
        subjects.erase(marit, subject=RIA)
    known(waterkant, RIA)  # the backup is put back
    known(waterkant, JAN)
    out = StringIO()
    call_command("retention", "replay", stdout=out)

    assert f"waterkant {RIA}  3 rows" in out.getvalue()
    assert left(waterkant) == 3


def test_a_backup_that_does_not_know_of_the_erasure_is_told_by_the_list(
    waterkant: Tenant, heidedorp: Tenant, marit: Actor, two_rooms: list[str], tmp_path: Path
) -> None:
    kept_apart = tmp_path / "erased"
    kept_apart.write_text(f"waterkant {RIA}\n\n")
    for tenant in (waterkant, heidedorp):
        known(tenant, RIA)
    call_command("retention", "replay", "--list", str(kept_apart), stdout=StringIO())

    assert (left(waterkant), left(heidedorp)) == (0, 3)
    out = StringIO()
    call_command("retention", "erased", stdout=out)
    assert out.getvalue() == f"waterkant {RIA}\n"


@pytest.mark.parametrize(
    "line", ["nergens 3f0c0000-0000-4000-8000-000000000000", "waterkant geen-uuid", "een twee drie"]
)
def test_a_list_that_cannot_be_read_is_told(waterkant: Tenant, tmp_path: Path, line: str) -> None:
    (tmp_path / "erased").write_text(line)

    with pytest.raises(CommandError, match="cannot be read"):
        call_command("retention", "replay", "--list", str(tmp_path / "erased"))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("retention", "replay", "--list", str(tmp_path / "nothing"))


def test_replaying_passes_over_who_stands_under_a_hold_and_says_so(
    waterkant: Tenant, marit: Actor, two_rooms: list[str]
) -> None:
    known(waterkant, RIA)
    with activate(waterkant):
        holds.place(marit, label="subject", uid=RIA, reason="Beroep", until=timezone.localdate())
    (done,) = replay([(waterkant, RIA)])

    assert "Beroep" in done.refused
    assert left(waterkant) == 3


def test_the_list_of_erased_people_cannot_be_cut(in_waterkant: Tenant, marit: Actor, two_rooms: list[str]) -> None:
    subjects.erase(marit, subject=RIA)

    with pytest.raises(DatabaseError), transaction.atomic():
        ErasedSubject.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        ErasedSubject.objects.update(subject=JAN)


@pytest.mark.parametrize("someone", ["alice", "anna", "carla", "eva", "omar", "frits", "ria", "pim", "anonymous"])
def test_only_administrators_of_the_municipality_erase(
    request: pytest.FixtureRequest, in_waterkant: Tenant, two_rooms: list[str], someone: str
) -> None:
    with pytest.raises(Refused):
        subjects.erase(request.getfixturevalue(someone), subject=RIA)
    assert two_rooms == []


@pytest.mark.parametrize("someone", ["alice", "anna", "carla", "eva", "omar", "marit", "ria", "pim", "anonymous"])
def test_what_is_known_of_a_person_is_for_the_privacy_officer(
    request: pytest.FixtureRequest, in_waterkant: Tenant, someone: str
) -> None:
    with pytest.raises(Refused):
        subjects.access_report(request.getfixturevalue(someone), subject=RIA)


def test_the_report_has_every_chapter_also_an_empty_one_and_is_on_record(
    in_waterkant: Tenant, frits: Actor, own_rooms: None
) -> None:
    register_reporter(
        "tests.cases", "Casus", columns=("Code", "Sinds"), collect=lambda subject: [(str(subject), "mei")]
    )
    register_reporter("tests.files", "Bestanden", columns=("Naam",), collect=lambda _subject: [])
    report = subjects.access_report(frits, subject=RIA)

    assert [(each.title, each.columns, each.rows) for each in report] == [
        ("Casus", ("Code", "Sinds"), ((str(RIA), "mei"),)),
        ("Bestanden", ("Naam",), ()),
    ]
    assert AuditEntry.objects.get(action="retention.reported").ids == {"subject": str(RIA)}


def test_the_log_itself_is_a_chapter(in_waterkant: Tenant, marit: Actor, frits: Actor) -> None:
    hold = holds.place(marit, label="subject", uid=RIA, reason="Beroep", until=timezone.localdate())
    chapter = next(each for each in subjects.access_report(frits, subject=hold.uid) if each.code == "audit.entries")

    assert [row[1:] for row in chapter.rows] == [("Wissen tegengehouden", "Gemeentebeheerder")]


def test_messages_that_wait_about_a_person_are_erased_with_them(in_waterkant: Tenant, marit: Actor) -> None:
    about(in_waterkant, RIA, NOW, 2)
    sent(in_waterkant, NOW, 1)
    OutboxMessage.objects.create(
        topic="tests.note", aggregate=f"subject:{RIA}", key="k", available_at=NOW, created_at=NOW
    )
    gone = {line.code: line.rows for line in subjects.erase(marit, subject=RIA)}

    assert (gone["outbox.messages"], left(in_waterkant)) == (3, 1)


@pytest.mark.parametrize("register", [register_eraser, register_reporter])
def test_a_code_is_taken_once(own_rooms: None, register: object) -> None:
    given = {"columns": (), "collect": lambda _s: []} if register is register_reporter else {
        "find": lambda _s: [], "erase": lambda _s: 0,
    }  # fmt: skip
    register("tests.one", "Een", **given)  # type: ignore[operator]
    with pytest.raises(ValueError, match="twice"):
        register("tests.one", "Twee", **given)  # type: ignore[operator]
