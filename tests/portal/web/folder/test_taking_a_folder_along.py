"""The form, the PDF, and what somebody reads when there is no PDF."""

import io
import subprocess
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from portal.web import throttling
from portal.web.folder import printing
from tenants.access import Actor
from tests.factories.accounts import sign_in

ASKED = {"plaats": "vlaardingen"}
SENT = {"formaat": "a4", "taal": "nl", "maak": "print"}


def _pdf(client: Client, **asked: str) -> Any:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("weasyprint")
    answer = client.get("/folder/pdf/", {**ASKED, **asked})
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return pypdf.PdfReader(io.BytesIO(answer.content))


def test_the_form_leads_to_the_folder_in_the_language_that_was_chosen(visitor: Client, debt_help: Any) -> None:
    dutch = visitor.get("/folder/", {**SENT, **ASKED, "groot": "on"})
    arabic = visitor.get("/folder/", {**SENT, **ASKED, "taal": "ar", "maak": "pdf", "formaat": "a5"})

    assert dutch.headers["Location"] == "/folder/print/?plaats=vlaardingen&formaat=a4&groot=1"
    assert arabic.headers["Location"] == "/ar/folder/pdf/?plaats=vlaardingen&formaat=a5"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Kies een onderwerp of een plaats."),
        ({"plaats": "nergens"}, "nergens"),
        ({**ASKED, "wijk": "1271"}, "1271"),
        ({**ASKED, "wijk": "3131", "straal": "9", "formaat": "a4"}, "9"),
        ({**ASKED, "taal": "xx"}, "xx"),
        ({**ASKED, "formaat": "a0"}, "a0"),
    ],
)
def test_a_wrong_choice_is_told_at_its_box(visitor: Client, debt_help: Any, sent: dict[str, str], said: str) -> None:
    page = visitor.get("/folder/", {**SENT, **sent}).content.decode()

    assert "Fout:" in page
    assert said in page


def test_a_district_is_chosen_from_those_of_the_portal(visitor: Client, debt_help: Any) -> None:
    page = visitor.get("/folder/").content.decode()
    sent = visitor.get("/folder/", {**SENT, "wijk": "3132", "straal": "5"})

    assert "3132 Vlaardingen" in page
    assert "1271 Huizen" not in page
    assert sent.headers["Location"] == "/folder/print/?wijk=3132&straal=5&formaat=a4"


def test_a_portal_without_districts_is_not_asked_about_them(
    visitor: Client, debt_help: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.web.folder.views.districts_of", lambda codes: ())

    assert 'name="wijk"' not in visitor.get("/folder/").content.decode()


def test_only_who_may_see_partners_entries_is_asked_about_them(visitor: Client, debt_help: Any, alice: Actor) -> None:
    assert "alleen partners" not in visitor.get("/folder/").content.decode()
    assert "Ook hulp die alleen partners zien" in sign_in(Client(), alice).get("/folder/").content.decode()


def test_a_list_asks_no_topic(visitor: Client, debt_help: Any) -> None:
    page = visitor.get("/folder/", {"h": str(debt_help.uid)}).content.decode()

    assert "In deze folder staat 1 vermelding van uw lijst." in page
    assert 'name="onderwerp"' not in page


def test_a_pdf_of_a4_has_the_cover_the_entries_and_the_back(visitor: Client, debt_help: Any) -> None:
    found = _pdf(visitor)
    pages = [page.extract_text() for page in found.pages]

    assert [round(float(each)) for each in found.pages[0].mediabox[2:]] == [595, 842]
    assert "Hulp in Vlaardingen" in pages[0]
    assert "Hulp bij schulden" in pages[1]
    assert "Direct hulp nodig?" in pages[-1]
    assert found.metadata.title == "Hulp in Vlaardingen – Hulpwijzer Waterkant"
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_booklet_lies_two_by_two_on_sheets_of_a4(visitor: Client, debt_help: Any) -> None:
    found = _pdf(visitor, formaat="a5")
    outside = found.pages[0].extract_text()

    assert [round(float(each)) for each in found.pages[0].mediabox[2:]] == [842, 595]
    assert len(found.pages) == 2
    assert "Direct hulp nodig?" in outside
    assert "Hulp in Vlaardingen" in outside


def test_a_pdf_is_for_who_asked_it_alone(visitor: Client, debt_help: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "printed", lambda _html, **_how: b"%PDF-1.7")
    answer = visitor.get("/folder/pdf/", ASKED)

    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].replace(" ", "").split(","))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="folder-hulp-in-vlaardingen.pdf"'


def test_without_the_parts_the_page_says_so_and_prints(
    visitor: Client, debt_help: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "PARTS", ("no_such_part",))
    answer = visitor.get("/folder/pdf/", ASKED)

    assert answer.status_code == 503
    assert "Dit portaal kan geen PDF maken." in answer.content.decode()
    assert "Hulp bij schulden" in answer.content.decode()
    assert "Dit portaal kan geen PDF maken." in visitor.get("/folder/").content.decode()
    assert 'value="pdf"' not in visitor.get("/folder/").content.decode()


def test_too_much_work_is_cut_off_and_told(visitor: Client, debt_help: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_command: Any, **_told: Any) -> Any:
        raise subprocess.TimeoutExpired("press", printing.SECONDS)

    monkeypatch.setattr(printing, "can_print", lambda: True)
    monkeypatch.setattr(printing.subprocess, "run", late)

    for _each in range(2):  # the second one finds the press free again
        answer = visitor.get("/folder/pdf/", ASKED)
        assert answer.status_code == 503
        assert "Deze PDF is te veel werk." in answer.content.decode()


def test_a_system_without_the_drawing_library_is_told_like_a_missing_part(
    visitor: Client, debt_help: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Done:
        returncode, stdout, stderr = 3, b"", b"cannot load library 'libpango'"

    monkeypatch.setattr(printing, "can_print", lambda: True)
    monkeypatch.setattr(printing.subprocess, "run", lambda *_command, **_told: Done())

    assert "Dit portaal kan geen PDF maken." in visitor.get("/folder/pdf/", ASKED).content.decode()


def test_a_visitor_who_makes_very_many_is_asked_to_wait(
    visitor: Client, debt_help: Any, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printed", lambda _html, **_how: b"%PDF-1.7")
    monkeypatch.setattr(throttling, "MOST_AN_HOUR", 2)
    cache.clear()
    asked = [visitor.get("/folder/pdf/", {**ASKED, "groot": "1"}) for _each in range(3)]

    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert "Printen kan wel." in asked[2].content.decode()
    assert sign_in(Client(), alice).get("/folder/pdf/", ASKED).status_code == 200
