"""An editor reads a list in, in a browser without script."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.socialmap.models import Service, SpreadsheetUpload
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tenants.outbox.worker import deliver_one
from tests.cms.admin.conftest import HOST
from tests.factories.accounts import sign_in
from tests.portal.socialmap.spreadsheet.conftest import FIRST, HEADINGS, separated, workbook

LISTS = "/cms/lijsten/"


def _bring(browser: Client, content: bytes, filename: str = "lijst.xlsx") -> Any:
    return browser.post(LISTS, {"file": SimpleUploadedFile(filename, content)}, **HOST)


def _upload(tenant: Tenant) -> SpreadsheetUpload:
    with activate(tenant):
        found: SpreadsheetUpload = SpreadsheetUpload.objects.get()
    return found


def _services(tenant: Tenant) -> int:
    with activate(tenant):
        return int(Service.objects.count())


def test_from_the_file_to_the_map_and_back(editor: Client, waterkant: Tenant) -> None:
    assert "Een lege cel verandert niets" in editor.get(LISTS, **HOST).content.decode()
    brought = _bring(editor, workbook(HEADINGS, FIRST, ("", *FIRST[1:])))
    columns = editor.get(brought["Location"], **HOST).content.decode()
    assert "Welzijn De Brug" in columns
    assert 'value="organization" selected' in columns

    upload = _upload(waterkant)
    mapping = {f"column-{place}": code for place, code in enumerate(upload.mapping)}
    chosen = editor.post(brought["Location"], {"version": upload.version, **mapping}, **HOST)
    rows = editor.get(chosen["Location"], **HOST).content.decode()
    assert "Er is nog niets veranderd" in rows
    assert "Organisatie is leeg" in rows
    assert "Akkoord, lees 1 rij in" in rows
    assert _services(waterkant) == 0

    page = f"{LISTS}{upload.uid}/"
    editor.post(f"{page}inlezen/", {"version": upload.version + 1}, **HOST)
    busy = editor.get(page, **HOST).content.decode()
    assert "cms_admin/progress.js" in busy
    assert "<progress" in busy
    assert f'<a href="{page}">Nu verversen</a>' in busy
    while deliver_one("tests"):
        pass
    assert "1 rij is ingelezen" in editor.get(page, **HOST).content.decode()
    assert _services(waterkant) == 1

    editor.post(f"{page}terugdraaien/", {"version": _upload(waterkant).version}, **HOST)
    while deliver_one("tests"):
        pass
    assert "De kaart is zoals zij was" in editor.get(page, **HOST).content.decode()
    assert _services(waterkant) == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "Het bestand is leeg."), (b"%PDF-1.7", "Dit is een PDF-bestand."), (b"PK\x03\x04", "geen Excel-bestand")],
)
def test_a_file_that_cannot_be_used_comes_back_with_a_sentence(
    editor: Client, waterkant: Tenant, content: bytes, sentence: str
) -> None:
    answer = _bring(editor, content)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    with activate(waterkant):
        assert not SpreadsheetUpload.objects.exists()


def test_no_file_at_all_says_so(editor: Client) -> None:
    answer = editor.post(LISTS, {}, **HOST)
    assert answer.status_code == 422
    assert "Kies eerst een bestand." in answer.content.decode()


def test_markup_in_a_cell_stays_text(editor: Client, waterkant: Tenant) -> None:
    brought = _bring(editor, separated(("Organisatie", "Dienst"), ("<script>x</script>", "<b>y</b>")), "a.csv")
    assert "<script>x" not in editor.get(brought["Location"], **HOST).content.decode()


def test_columns_chosen_twice_come_back_with_a_sentence(editor: Client, waterkant: Tenant) -> None:
    brought = _bring(editor, separated(("a", "b"), ("1", "2")), "a.csv")
    wrong = editor.post(brought["Location"], {"version": 1, "column-0": "service", "column-1": "service"}, **HOST)
    assert wrong.status_code == 422
    assert "voor meer kolommen" in wrong.content.decode()


def test_a_list_is_thrown_away(editor: Client, waterkant: Tenant) -> None:
    _bring(editor, workbook(HEADINGS, FIRST))
    upload = _upload(waterkant)
    answer = editor.post(f"{LISTS}{upload.uid}/weggooien/", {"version": 1}, **HOST)
    assert answer["Location"] == LISTS
    with activate(waterkant):
        assert not SpreadsheetUpload.objects.exists()


def test_a_version_that_passed_answers_so(editor: Client, waterkant: Tenant) -> None:
    _bring(editor, workbook(HEADINGS, FIRST))
    uid = _upload(waterkant).uid
    assert editor.post(f"{LISTS}{uid}/inlezen/", {"version": 77}, **HOST).status_code == 409
    assert editor.post(f"{LISTS}{uid}/inlezen/", {}, **HOST).status_code == 409
    assert editor.post(f"{LISTS}{uid}/inlezen/", {"version": 1}, **HOST).status_code == 403


def test_partners_residents_and_strangers_find_nothing(
    editor: Client, waterkant: Tenant, alice: Actor, ria: Actor, frits: Actor
) -> None:
    _bring(editor, workbook(HEADINGS, FIRST))
    uid = _upload(waterkant).uid
    for actor in (alice, ria, frits):
        browser = sign_in(Client(), actor)
        assert browser.get(LISTS, **HOST).status_code == 404
        assert browser.get(f"{LISTS}{uid}/", **HOST).status_code == 404
    assert Client().get(LISTS, **HOST).status_code == 302


def test_a_list_of_another_portal_is_as_unknown_as_a_random_one(
    editor: Client, heidedorp: Tenant, waterkant: Tenant
) -> None:
    with activate(heidedorp):
        theirs = SpreadsheetUpload.objects.create(filename="geheim.xlsx", headers=["kanarie"], rows=[[2, ["kanarie"]]])
    for path in ("", "kolommen/"):
        foreign = editor.get(f"{LISTS}{theirs.uid}/{path}", **HOST)
        random = editor.get(f"{LISTS}{uuid4()}/{path}", **HOST)
        assert (foreign.status_code, random.status_code) == (404, 404)
        assert b"kanarie" not in foreign.content
    for path in ("inlezen/", "terugdraaien/", "weggooien/"):
        assert editor.post(f"{LISTS}{theirs.uid}/{path}", {"version": 1}, **HOST).status_code == 404


def test_nonsense_in_the_address_is_the_first_page_of_all_rows(editor: Client, waterkant: Tenant) -> None:
    brought = _bring(editor, workbook(HEADINGS, FIRST))
    upload = _upload(waterkant)
    mapping = {f"column-{place}": code for place, code in enumerate(upload.mapping)}
    editor.post(brought["Location"], {"version": 1, **mapping}, **HOST)
    page = editor.get(f"{LISTS}{upload.uid}/?kind=onzin&page=-3", **HOST)
    assert "Inloop" in page.content.decode()


def test_no_inline_style_or_script_in_our_own_markup(editor: Client, waterkant: Tenant) -> None:
    _bring(editor, workbook(HEADINGS, FIRST))
    upload = _upload(waterkant)
    for address in (LISTS, f"{LISTS}{upload.uid}/kolommen/"):
        ours = editor.get(address, **HOST).content.decode().partition('class="kw-page"')[2].partition("</main>")[0]
        assert ours
        assert "style=" not in ours
        assert "<script" not in ours
        assert "onclick" not in ours
