"""Editors add, change, renew and withdraw; nobody else; and nothing is lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from portal.library.models import Document, DocumentVersion
from portal.library.selectors import documents as selectors
from portal.library.services import documents
from portal.library.services.documents import About, GivenFile
from portal.library.sweeping import sweep_files
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import HouseError, Invalid, NotFound, Refused, Stale
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.library.files import BAD, pdf, picture
from tests.portal.library.stocking import FILE, new_version, stocked

ABOUT = About(kind="form", title="Aanmelding", owner="Beleid")
WAYS: dict[str, Callable[[Actor, Document], object]] = {
    "change": lambda actor, row: documents.change_document(actor, uid=row.uid, version=row.version, about=ABOUT),
    "renew": lambda actor, row: documents.add_version(
        actor, uid=row.uid, version=row.version, file=FILE, what_changed="Anders."
    ),
    "withdraw": lambda actor, row: documents.withdraw_document(actor, uid=row.uid, version=row.version),
    "bring back": lambda actor, row: documents.bring_back_document(actor, uid=row.uid, version=row.version),
}


def test_an_editor_adds_a_document_with_its_first_version(in_waterkant: Tenant, eva: Actor) -> None:
    version = stocked(eva).versions.get()

    assert (version.number, version.file_name, version.size) == (1, "protocol-huur-v1.pdf", len(pdf()))


def test_a_new_version_takes_the_place_and_the_old_one_stays(in_waterkant: Tenant, eva: Actor) -> None:
    document = new_version(eva, stocked(eva))

    assert [each.number for each in document.versions.all()] == [2, 1]
    assert selectors.documents(eva).lines[0].current.number == 2


def test_it_is_told_what_changed_or_there_is_no_new_version(in_waterkant: Tenant, eva: Actor) -> None:
    document = stocked(eva)

    with pytest.raises(Invalid):
        documents.add_version(eva, uid=document.uid, version=1, file=FILE, what_changed="  ")
    assert document.versions.count() == 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("someone", ["alice", "anna", "frits", "ria", "anonymous"])
def test_only_editors_keep_documents(
    request: pytest.FixtureRequest, in_waterkant: Tenant, eva: Actor, someone: str, way: str
) -> None:
    document = stocked(eva)

    with pytest.raises((Refused, NotFound)):
        WAYS[way](request.getfixturevalue(someone), document)
    document.refresh_from_db()
    assert (document.version, document.versions.count()) == (1, 1)


@pytest.mark.parametrize("someone", ["alice", "anna", "frits", "ria", "anonymous"])
def test_only_editors_add(request: pytest.FixtureRequest, in_waterkant: Tenant, someone: str) -> None:
    with pytest.raises(Refused):
        stocked(request.getfixturevalue(someone))


@pytest.mark.parametrize("way", WAYS)
def test_what_somebody_else_changed_meanwhile_is_not_written_over(in_waterkant: Tenant, eva: Actor, way: str) -> None:
    document = stocked(eva)
    Document.objects.filter(pk=document.pk).update(version=2)

    with pytest.raises(Stale):
        WAYS[way](eva, document)


@pytest.mark.parametrize(
    "wrong", [{"title": " "}, {"title": "x" * 151}, {"owner": ""}, {"kind": "covenant"}, {"audience": "all"}]
)
def test_what_is_missing_is_told_at_its_field(in_waterkant: Tenant, eva: Actor, wrong: dict[str, str]) -> None:
    told = {"kind": "form", "title": "Aanmelding", "owner": "Beleid", **wrong}

    with pytest.raises(Invalid) as refused:
        documents.add_document(eva, about=About(**told), file=FILE)
    assert set(refused.value.fields) == set(wrong)


def test_a_bad_file_leaves_nothing_behind(in_waterkant: Tenant, eva: Actor) -> None:
    for name, content in list(BAD.values())[:5]:
        with pytest.raises(Invalid) as refused:
            documents.add_document(eva, about=ABOUT, file=GivenFile(name, content))
        assert set(refused.value.fields) == {"file"}
    assert not Document.objects.exists()


def test_the_database_refuses_to_change_or_remove_a_version(in_waterkant: Tenant, eva: Actor) -> None:
    version = stocked(eva).versions.get()

    for attempt in (version.delete, lambda: DocumentVersion.objects.update(sha256="0" * 64)):
        with pytest.raises(DatabaseError, match=r"never changed|permission denied"), transaction.atomic():
            attempt()


def test_a_file_without_a_row_is_swept_after_a_day_and_others_stay(in_waterkant: Tenant, eva: Actor) -> None:
    kept = stocked(eva).versions.get().file.name
    left = default_storage.save(f"library/{in_waterkant.uid}/zonder-rij", ContentFile(b"x"))
    now = timezone.now()

    assert sweep_files(now) == 0
    assert sweep_files(now + timedelta(days=2)) == 1
    assert (default_storage.exists(kept), default_storage.exists(left)) == (True, False)


@pytest.mark.parametrize("name", ["an SVG", "a page as PDF", "nothing", "a bomb called Word", "too much"])
def test_through_the_screen_a_bad_file_is_refused_at_its_field(
    client: Client, waterkant: Tenant, eva: Actor, name: str
) -> None:
    called, content = BAD[name]
    sent = {"title": "Protocol", "kind": "protocol", "audience": "partners", "owner": "Beleid"}

    response = sign_in(client, eva).post(
        "/bibliotheek/stuk/nieuw/", {**sent, "file": SimpleUploadedFile(called, content)}
    )

    assert response.status_code == 422
    assert 'id="id_file_error"' in response.content.decode()
    with activate(waterkant):
        assert not Document.objects.exists()


def test_through_the_screen_an_editor_adds_changes_renews_and_withdraws(
    client: Client, waterkant: Tenant, eva: Actor
) -> None:
    sign_in(client, eva)
    told = {"title": "Flyer", "kind": "flyer", "audience": "public", "owner": "Communicatie"}

    made = client.post(
        "/bibliotheek/stuk/nieuw/", {**told, "file": SimpleUploadedFile("../../x/flyer.png", picture("PNG"))}
    )
    there = made["Location"]
    client.post(f"{there}wijzigen/", {**told, "title": "Nieuwe flyer", "version": "1"})
    client.post(
        f"{there}nieuwe-versie/",
        {"version": "2", "what_changed": "Andere tijden.", "file": SimpleUploadedFile("b.pdf", pdf())},
    )
    page = client.get(there).content.decode()
    client.post(f"{there}weghalen/", {"version": "3"})

    assert "Andere tijden." in page
    assert "Download versie 2 (PDF)" in page
    with activate(waterkant):
        assert Document.objects.get().withdrawn_at is not None
        assert [each.file_name for each in DocumentVersion.objects.all()] == ["nieuwe-flyer-v2.pdf", "flyer-v1.png"]


def test_sabotage_without_the_right_anybody_would_change_it(
    in_waterkant: Tenant, eva: Actor, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = stocked(eva)
    with pytest.raises(HouseError):
        WAYS["change"](alice, document)

    monkeypatch.setattr("portal.library.services.documents.require", lambda decision: None)
    WAYS["change"](alice, document)

    document.refresh_from_db()
    assert document.title == "Aanmelding"
