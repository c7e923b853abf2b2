"""The screens: the list, both texts side by side, and what happens to what was written."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from cms import provisioning
from cms.translating.models import PageText
from tenants.access import Actor
from tenants.context import activate
from tests.factories.accounts import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(page: Any, eva: Actor) -> Client:
    provisioning.provide(page.tenant)
    return sign_in(Client(), eva)


def test_the_list_tells_what_is_to_do_and_leads_there(browser: Client, page: Any) -> None:
    answer = browser.get("/cms/vertalen/").content.decode()

    assert f"/cms/vertalen/{page.pk}/ar/" in answer
    assert "3 teksten te doen" in answer


def test_a_translation_is_saved_from_the_screen(browser: Client, page: Any) -> None:
    answer = browser.post(f"/cms/vertalen/{page.pk}/ar/", {"t0": "المال"})

    assert answer.status_code == 302
    with activate(page.tenant):
        assert [(row.path, row.text) for row in PageText.objects.all()] == [("title", "المال")]


def test_what_cannot_be_kept_stays_in_its_field_with_the_reason(browser: Client, page: Any) -> None:
    answer = browser.post(f"/cms/vertalen/{page.pk}/ar/", {"t0": "<b>vet</b>", "t1": "حسنا"})

    assert answer.status_code == 422
    assert "Schrijf gewone tekst" in answer.content.decode()
    assert "حسنا" in answer.content.decode()


def test_the_page_of_another_portal_is_not_there(browser: Client, foreign_page: Any) -> None:
    assert browser.get(f"/cms/vertalen/{foreign_page.pk}/ar/").status_code == 404
    assert browser.post(f"/cms/vertalen/{foreign_page.pk}/ar/", {"t0": "x"}).status_code == 404


def test_the_screen_has_one_heading_that_says_which_page_and_language(browser: Client, page: Any) -> None:
    answer = browser.get(f"/cms/vertalen/{page.pk}/ar/").content.decode()

    headings = re.findall(r"<h1.*?</h1>", answer, re.DOTALL)
    assert len(headings) == 1
    assert "Hulp bij geld in het Arabisch" in headings[0]


@pytest.mark.parametrize(("language", "direction"), [("ar", "RTL"), ("en", None)])
def test_the_editor_of_running_text_has_a_name_and_the_direction_of_its_language(
    browser: Client, page: Any, language: str, direction: str | None
) -> None:
    answer = browser.get(f"/cms/vertalen/{page.pk}/{language}/").content.decode()

    told = [json.loads(unescape(each)) for each in re.findall(r'data-w-init-detail-value="([^"]*)"', answer)]
    (editor,) = [each for each in told if "ariaLabel" in each]
    assert editor["ariaLabel"].endswith(", tekst 3")
    assert editor.get("textDirectionality") == direction
