"""The screens: the list with the form, the download that no browser runs, and asking before a file goes."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from portal.cases.models import Case, CaseDocument
from portal.cases.services import close_case
from tenants.access import Actor
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.documents.conftest import NAME, SAID, Add, letter


@pytest.fixture
def browser(client: Client, alice: Actor, in_waterkant: Tenant) -> Client:
    return sign_in(client, alice)


def at(case: Case) -> str:
    return f"/casus/{case.uid}/bestanden/"


def sent(team: Team, *files: Any, **told: str) -> dict[str, Any]:
    return {"files": list(files), "team": str(team.uid), "description": SAID, **told}


def test_several_files_at_once_without_a_script(browser: Client, case: Case, welfare: Team) -> None:
    answer = browser.post(at(case), sent(welfare, letter(), letter("tweede.pdf")), follow=True)
    body = answer.content.decode()

    assert "Er zijn 2 bestanden toegevoegd." in body
    assert NAME in body and "tweede.pdf" in body  # noqa: PT018
    assert f"<title>Bestanden bij casus {case.code}" in body


def test_what_is_wrong_stands_first_and_nothing_came_in(browser: Client, case: Case, welfare: Team) -> None:
    answer = browser.post(at(case), sent(welfare, letter(), letter("foto.exe")))
    body = answer.content.decode()

    assert answer.status_code == 422
    assert body.index("Er gaat iets mis") < body.index("Hier staan geen bestanden")
    assert "Bestand 2: Dit soort bestand kan hier niet." in body
    assert "<title>Fout:" in body
    assert SAID in body
    assert not CaseDocument.objects.exists()


def test_without_a_file_one_is_asked_for(browser: Client, case: Case, welfare: Team) -> None:
    answer = browser.post(at(case), sent(welfare))

    assert answer.status_code == 422
    assert "Kies een bestand." in answer.content.decode()


def test_a_download_is_nothing_that_a_browser_runs_or_keeps(browser: Client, add: Add) -> None:
    document = add()
    answer = browser.get(f"/casus/bestand/{document.uid}/")

    assert b"".join(answer.streaming_content) == letter().read()  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="brief-over-rana.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert {"private", "no-store"} <= set(answer["Cache-Control"].replace(" ", "").split(","))
    assert "ETag" not in answer
    assert "Last-Modified" not in answer


def test_asking_whether_it_changed_tells_nothing(browser: Client, add: Add) -> None:
    document = add()

    for header in ({"HTTP_IF_NONE_MATCH": "*"}, {"HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2100 00:00:00 GMT"}):
        assert browser.get(f"/casus/bestand/{document.uid}/", **header).status_code == 200
        assert browser.get(f"/casus/bestand/{uuid4()}/", **header).status_code == 404


def test_to_somebody_of_another_team_it_is_a_page_that_does_not_exist(client: Client, add: Add, bob: Actor) -> None:
    document = add()
    sign_in(client, bob)
    for path in ("", "inwoner/", "weghalen/"):
        post = bool(path)
        theirs, random = (
            (client.post if post else client.get)(f"/casus/bestand/{uid}/{path}", {"share": "ja"})
            for uid in (document.uid, uuid4())
        )
        assert (theirs.status_code, random.status_code) == (404, 404)
    assert client.get(at(document.case)).status_code == 404


def test_showing_and_not_showing_it_to_the_resident(browser: Client, add: Add) -> None:
    document = add()
    for share, shown in (("ja", True), ("nee", False)):
        browser.post(f"/casus/bestand/{document.uid}/inwoner/", {"share": share})
        document.refresh_from_db()
        assert document.shared_with_resident is shown
    assert browser.post(f"/casus/bestand/{document.uid}/inwoner/", {"share": "x"}).status_code == 409


def test_before_it_goes_somebody_is_asked(browser: Client, add: Add) -> None:
    document = add()
    path = f"/casus/bestand/{document.uid}/weghalen/"

    assert "komt niet terug" in browser.get(path).content.decode()
    assert "Het bestand is weg." in browser.post(path, follow=True).content.decode()
    assert browser.get(path).status_code == 404


def test_what_cannot_be_taken_back_says_why(browser: Client, add: Add, case: Case) -> None:
    document = add()
    CaseDocument.objects.filter(pk=document.pk).update(opened_at=document.at)
    page = browser.get(f"/casus/bestand/{document.uid}/weghalen/").content.decode()

    assert "Iemand anders heeft dit bestand geopend" in page
    assert "Ja, haal het weg" not in page
    assert f"/casus/bestand/{document.uid}/weghalen/" not in browser.get(at(case)).content.decode()


def test_a_closed_case_shows_its_files_and_why_none_can_be_added(
    browser: Client, add: Add, case: Case, alice: Actor
) -> None:
    add()
    close_case(alice, uid=case.uid, version=1)
    page = browser.get(at(case)).content.decode()

    assert NAME in page
    assert "Deze casus is afgesloten." in page
    assert 'type="file"' not in page


def test_an_empty_list_says_so(browser: Client, case: Case) -> None:
    assert "Hier staan geen bestanden die u kunt zien." in browser.get(at(case)).content.decode()
