"""The wall around documents and their files: the list, the page and the stream say the same."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from portal.library.models import Document, DocumentVersion
from portal.library.selectors import documents
from portal.library.services.documents import withdraw_document
from tenants.access import Actor, Role, actor_for
from tenants.context import activate
from tenants.errors import NotFound
from tenants.models import Team, Tenant
from tests.factories.accounts import make_person, sign_in, visit
from tests.portal.library.files import pdf
from tests.portal.library.stocking import bytes_of, new_version, stocked

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
READERS = ["alice", "anna", "bob", "carla", "omar", "frits", "eva", "marit"]
OTHERS = ["ria", "volunteer", "anonymous"]


def _plain(content: bytes, asked: str) -> bytes:
    """The page without what was asked for and without the token of its forms."""
    return TOKEN.sub(b"", content.replace(asked.encode(), b""))


def address(document: Document, number: int = 1) -> str:
    version = DocumentVersion.objects.get(document=document, number=number)
    return f"/bibliotheek/bestand/{version.uid}/"


@pytest.mark.parametrize("someone", READERS)
def test_who_works_here_reads_it(
    request: pytest.FixtureRequest, in_waterkant: Tenant, eva: Actor, someone: str
) -> None:
    document = stocked(eva)
    actor = request.getfixturevalue(someone)
    page = documents.document_page(actor, document.uid)

    assert [line.title for line in documents.documents(actor).lines] == ["Protocol huur"]
    assert documents.kept_file(actor, page.line.current.uid).content.read() == pdf()


@pytest.mark.parametrize("someone", [*OTHERS, "pim"])
def test_the_rest_finds_nothing_for_partners(
    request: pytest.FixtureRequest, in_waterkant: Tenant, eva: Actor, someone: str
) -> None:
    document = stocked(eva)
    actor = request.getfixturevalue(someone)
    file = document.versions.get().uid

    assert documents.documents(actor).lines == ()
    for read in (documents.document_page, documents.kept_file):
        for uid in (document.uid, file, uuid4()):
            with pytest.raises(NotFound):
                read(actor, uid)


@pytest.mark.parametrize("someone", OTHERS)
def test_a_file_for_everybody_is_read_by_everybody_in_its_current_version_alone(
    request: pytest.FixtureRequest, in_waterkant: Tenant, eva: Actor, someone: str
) -> None:
    document = new_version(eva, stocked(eva, audience="public"))
    actor = request.getfixturevalue(someone)
    old, current = (document.versions.get(number=number).uid for number in (1, 2))

    assert documents.kept_file(actor, current).name == "protocol-huur-v2.pdf"
    with pytest.raises(NotFound):
        documents.kept_file(actor, old)


def test_partners_read_older_versions_too(in_waterkant: Tenant, eva: Actor, alice: Actor) -> None:
    document = new_version(eva, stocked(eva), "Nieuwe termijn.")

    page = documents.document_page(alice, document.uid)

    assert [(each.number, each.what_changed) for each in page.versions] == [(2, "Nieuwe termijn."), (1, "")]


def test_what_is_withdrawn_is_there_for_editors_alone(
    in_waterkant: Tenant, eva: Actor, alice: Actor, anonymous: Actor
) -> None:
    document = stocked(eva, audience="public")
    withdraw_document(eva, uid=document.uid, version=document.version)
    file = document.versions.get().uid

    for actor in (alice, anonymous):
        with pytest.raises(NotFound):
            documents.kept_file(actor, file)
    assert documents.documents(alice).lines == ()
    assert documents.documents(eva).lines[0].withdrawn


def test_a_file_of_another_portal_is_as_absent_as_one_that_does_not_exist(
    client: Client, waterkant: Tenant, heidedorp: Tenant, elsewhere: Team, alice: Actor, charlie: Actor
) -> None:
    with activate(heidedorp):
        editor = actor_for(make_person(heidedorp, Role.EDITOR, organisation=elsewhere), heidedorp)
        there = address(stocked(editor, audience="public"))
        partners_only = address(stocked(editor))
    guesses = [there, partners_only, f"/bibliotheek/bestand/{uuid4()}/"]

    for prepare in (lambda: visit(Client(), waterkant), lambda: sign_in(Client(), alice)):
        found = [prepare().get(guess) for guess in guesses]
        assert {each.status_code for each in found} == {404}
        assert len({_plain(each.content, guess) for each, guess in zip(found, guesses, strict=True)}) == 1
        again = {prepare().get(guess, HTTP_IF_NONE_MATCH="*").status_code for guess in guesses}
        assert len(again) == 1
    assert sign_in(Client(), charlie).get(partners_only).status_code == 200


def test_a_file_is_streamed_as_a_download_of_our_name_and_type(
    client: Client, waterkant: Tenant, eva: Actor, alice: Actor
) -> None:
    with activate(waterkant):
        there = address(stocked(eva, "Huur & <achterstand>"))

    response = sign_in(client, alice).get(there)

    assert bytes_of(response) == pdf()
    assert response["Content-Disposition"] == 'attachment; filename="huur-achterstand-v1.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert not response.has_header("ETag")
    assert not response.has_header("Last-Modified")


def test_a_visitor_gets_what_is_for_everybody_and_no_cookie(client: Client, waterkant: Tenant, eva: Actor) -> None:
    with activate(waterkant):
        open_to_all, closed = address(stocked(eva, audience="public")), address(stocked(eva, "Alleen wij"))

    assert bytes_of(visit(client, waterkant).get(open_to_all)) == pdf()
    assert client.get(closed).status_code == 404
    assert not client.cookies


def test_a_file_that_is_gone_from_the_disk_is_not_found(
    client: Client, waterkant: Tenant, eva: Actor, alice: Actor
) -> None:
    with activate(waterkant):
        document = stocked(eva)
        there = address(document)
        version = document.versions.get()
        version.file.storage.delete(version.file.name)

    assert sign_in(client, alice).get(there).status_code == 404


def test_the_place_of_a_file_is_made_of_ids_of_ours(in_waterkant: Tenant, eva: Actor) -> None:
    version = stocked(eva, "../../etc/passwd").versions.get()

    assert version.file.name == f"library/{in_waterkant.uid}/{version.uid}"


def test_sabotage_without_visible_to_a_visitor_would_get_the_file(
    client: Client, waterkant: Tenant, eva: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with activate(waterkant):
        there = address(stocked(eva))
    monkeypatch.setattr("portal.library.models.documents.VersionQuerySet.visible_to", lambda queryset, actor: queryset)

    assert bytes_of(visit(client, waterkant).get(there)) == pdf()  # so the tests above would turn red


@pytest.mark.parametrize("rows", [1, 10, 100])
def test_a_list_costs_one_query_however_long_it_is(
    in_waterkant: Tenant, eva: Actor, alice: Actor, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    first = stocked(eva)
    version = first.versions.get()
    for number in range(rows - 1):
        document = Document.objects.create(kind="form", title=f"Formulier {number:03}", owner="Beleid")
        version.pk, version.uid, version.document = None, uuid4(), document
        version._state.adding = True
        version.save()

    with django_assert_num_queries(1):
        found = documents.documents(alice)
    assert (len(found.lines), found.more) == (min(rows, documents.PAGE), rows > documents.PAGE)


@pytest.mark.parametrize("versions", [1, 10])
def test_a_page_costs_two_queries_however_many_versions(
    in_waterkant: Tenant, eva: Actor, alice: Actor, versions: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    document = stocked(eva)
    for _number in range(versions - 1):
        new_version(eva, document)

    with django_assert_num_queries(2):
        assert len(documents.document_page(alice, document.uid).versions) == versions
