"""Hints beside the editor: of what was saved, of what is sent, for editors alone; nothing is kept."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.pages.models import InformationPage
from cms.plain import checks
from tenants.access import Role
from tenants.context import activate
from tenants.models import Team
from tests.cms.boundary.world import Things
from tests.factories.accounts import make_person, sign_in
from tests.factories.pages import make_page, stream

pytestmark = pytest.mark.django_db
LOOK = "/cms/leesbaarheid/"


@pytest.fixture
def hard_page(here: Things) -> Any:
    body = stream(("text", "<p>Indien u belt, helpen wij <b>u</b>. Klik <a href='/x/'>hier</a>.</p>"))
    return make_page(here.home, InformationPage, "Hulp bij schulden", body=body, owner=here.editor)


def ask(browser: Client, *texts: dict[str, str], **extra: Any) -> Any:
    return browser.post(LOOK, json.dumps({"texts": list(texts)}), content_type="application/json", **extra)


def test_an_editor_gets_hints_for_what_is_being_written(browser: Client) -> None:
    answer = ask(browser, {"text": "Indien u belt.", "kind": "lines", "label": "Inleiding"})

    told = answer.json()
    assert (answer.status_code, told["count"]) == (200, 1)
    assert "Moeilijk woord" in told["html"]
    assert "Inleiding" in told["html"]


def test_what_was_written_is_shown_as_words_and_never_as_marks(browser: Client) -> None:
    told = ask(
        browser, {"text": "Indien <img src=x onerror=alert(1)> u belt.", "kind": "heading", "label": "<b>x"}
    ).json()

    assert "<img" not in told["html"]
    assert "<b>x" not in told["html"]


def test_a_good_text_is_praised(browser: Client) -> None:
    assert "Goed gedaan" in ask(browser, {"text": "Wij helpen u.", "kind": "lines", "label": ""}).json()["html"]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"texts": 3}', b'{"texts": [3]}', b'{"texts": [{"text": 5, "kind": "lines"}]}',
     b'{"texts": [{"text": "x", "kind": "bijzonder"}]}', b"\xff\xfe", b"[" * 50_000],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(browser: Client, body: bytes) -> None:
    answer = browser.post(LOOK, body, content_type="application/json")

    assert answer.status_code == 422
    assert "Wij konden de tekst niet lezen" in answer.json()["error"]


def test_more_than_a_page_can_hold_is_refused(browser: Client) -> None:
    answer = ask(browser, {"text": "a " * 150_000, "kind": "lines", "label": ""})

    assert answer.status_code == 422
    assert "te lang" in answer.json()["error"]


def test_only_editors_ask(here: Things, waterkant: Any, welfare: Team) -> None:
    partner = sign_in(Client(), make_person(waterkant, Role.PARTNER, organisation=welfare), waterkant)

    assert ask(partner, {"text": "x", "kind": "lines", "label": ""}).status_code == 404
    visitor = Client(SERVER_NAME="waterkant.localhost")
    assert ask(visitor, {"text": "x", "kind": "lines", "label": ""}).status_code == 404


def test_reading_a_text_writes_nothing(browser: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        ask(browser, {"text": "Indien u belt.", "kind": "lines", "label": ""})

    changing = ("INSERT", "UPDATE", "DELETE")
    written = [sql for each in queries if (sql := each["sql"]).startswith(changing) and "django_session" not in sql]
    assert written == []


def test_the_panel_stands_beside_the_editor_with_hints_of_what_was_saved(browser: Client, hard_page: Any) -> None:
    shown = browser.get(reverse("wagtailadmin_pages:edit", args=[hard_page.pk])).content.decode()

    assert 'data-side-panel="reading"' in shown
    assert "cms_plain/reading" in shown
    assert "Schrijf “als” in plaats van “indien”." in shown


def test_the_panel_stands_beside_a_new_page_too(browser: Client, here: Things) -> None:
    address = reverse("wagtailadmin_pages:add", args=["cms_pages", "informationpage", here.home.pk])

    assert "Er staat nog geen tekst" in browser.get(address).content.decode()


def test_hints_never_stop_anybody(browser: Client, here: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saving a page asks no check at all."""
    page = make_page(here.home, InformationPage, "Indien")
    monkeypatch.setattr(checks, "read", lambda _pieces: pytest.fail("saving asked for hints"))
    with activate(here.tenant):
        page.save_revision(user=here.editor)


def test_without_script_the_hints_of_the_last_draft_are_a_page(browser: Client, hard_page: Any) -> None:
    answer = browser.get(reverse("cms_plain:page", args=[hard_page.pk]))

    assert answer.status_code == 200
    assert "indien" in answer.content.decode()


def test_a_page_of_another_portal_has_no_hints(browser: Client, there: Things) -> None:
    assert browser.get(reverse("cms_plain:page", args=[there.page.pk])).status_code == 404
