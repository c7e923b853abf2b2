"""Whether people found what they looked for: counted without a cookie and without knowing who."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cms.pages.models import HomePage, InformationPage
from portal.intake.helpfulness import count_answer, helpfulness
from portal.intake.models import Helpfulness
from portal.web import asked_here
from portal.web.asked_here import token_of
from portal.web.throttling import MOST_AN_HOUR
from portal.web.views import helpful
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import Invalid
from tests.factories.pages import make_page

HERE = {"sec-fetch-site": "same-origin"}
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def _nobody_sent_anything() -> None:
    cache.clear()


@pytest.fixture
def page(front: HomePage) -> Any:
    return make_page(front, InformationPage, "Schulden")


def send(client: Client, page: Any, headers: dict[str, str] | None = None, **data: str) -> Any:
    token = token_of(page.tenant, "page", page.translation_key)
    return client.post("/gevonden/", {"over": token, **data}, headers=HERE if headers is None else headers)


def counted(page: Any) -> dict[str, int]:
    with activate(page.tenant):
        return Helpfulness.objects.values("yes", "no", "unclear", "missing", "wrong", "other").first() or {}


def test_the_page_asks_and_a_tap_is_counted(page: Any, visitor: Client) -> None:
    shown = visitor.get(page.get_url()).content.decode()
    assert token_of(page.tenant, "page", page.translation_key) in shown

    answer = send(visitor, page, antwoord="ja")

    assert answer.status_code == 303
    assert not answer.cookies
    assert counted(page)["yes"] == 1
    thanks = visitor.get(answer["Location"]).content.decode()
    assert "Bedankt" in thanks
    assert "Wat was er mis?" not in thanks


def test_after_no_one_may_say_why(page: Any, visitor: Client) -> None:
    answer = send(visitor, page, antwoord="nee")
    assert "Wat was er mis?" in visitor.get(answer["Location"]).content.decode()

    send(visitor, page, reden="mist")

    assert (counted(page)["no"], counted(page)["missing"]) == (1, 1)


def test_the_form_works_where_other_forms_want_a_token_of_a_cookie(page: Any) -> None:
    strict = Client(SERVER_NAME="waterkant.localhost", enforce_csrf_checks=True)

    assert send(strict, page, antwoord="ja").status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://kwaad.example"},
        {"origin": "null"},
        {"referer": "https://kwaad.example/http://waterkant.localhost/"},
        {},
    ],
)
def test_a_form_on_another_site_counts_nothing(headers: dict[str, str], page: Any, visitor: Client) -> None:
    assert send(visitor, page, headers=headers, antwoord="ja").status_code == 403
    assert counted(page) == {}


@pytest.mark.parametrize(
    "headers", [{"origin": "http://waterkant.localhost"}, {"referer": "http://waterkant.localhost/a/"}]
)
def test_an_older_browser_says_it_in_another_way(headers: dict[str, str], page: Any, visitor: Client) -> None:
    assert send(visitor, page, headers=headers, antwoord="ja").status_code == 303


def test_a_made_up_or_foreign_token_counts_nothing(page: Any, front_elsewhere: HomePage, visitor: Client) -> None:
    foreign = token_of(front_elsewhere.tenant, "page", page.translation_key)
    for token in ("", "x", "page.00000000-0000-4000-8000-000000000000", foreign, foreign[:-1] + "x", "a" * 5000):
        answer = visitor.post("/gevonden/", {"over": token, "antwoord": "ja"}, headers=HERE)
        assert answer.status_code == 404
    assert counted(page) == {}


def test_an_answer_that_is_no_choice_counts_nothing(page: Any, visitor: Client) -> None:
    assert send(visitor, page, antwoord="misschien", reden="zomaar").status_code == 404
    assert counted(page) == {}


def test_one_address_cannot_go_on_for_ever_and_is_told_so(page: Any, visitor: Client) -> None:
    for _each in range(MOST_AN_HOUR):
        send(visitor, page, antwoord="nee")

    answer = send(visitor, page, antwoord="nee")

    assert answer.status_code == 429
    assert "niet geteld" in answer.content.decode()
    assert counted(page)["no"] == MOST_AN_HOUR


def test_editors_see_the_figures_and_nobody_else(page: Any, eva: Actor, alice: Actor, charlie: Actor) -> None:
    with activate(page.tenant):
        for found in (True, False, False):
            count_answer(eva, about="page", uid=page.translation_key, found=found)
        [figure] = helpfulness(eva, since=TODAY)
        assert (figure.uid, figure.yes, figure.no) == (page.translation_key, 1, 2)
        assert helpfulness(alice, since=TODAY) == []
    with activate(charlie.tenant):
        assert not Helpfulness.objects.exists()


def test_nothing_is_counted_about_other_things(in_waterkant: Any, anonymous: Actor, page: Any) -> None:
    with pytest.raises(Invalid):
        count_answer(anonymous, about="case", uid=page.translation_key, found=True)


def test_no_row_can_hold_who_or_when() -> None:
    kept = {field.name for field in Helpfulness._meta.get_fields()}

    assert kept == {
        "id", "tenant", "uid", "about", "about_uid", "month", "yes", "no", "unclear", "missing", "wrong", "other",
    }  # fmt: skip


def test_sabotage_without_the_look_at_where_it_comes_from_another_site_counts(
    page: Any, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helpful, "comes_from_here", lambda _request: True)

    assert send(visitor, page, headers={"origin": "https://kwaad.example"}, antwoord="ja").status_code == 303


def test_the_token_is_the_same_on_each_visit_so_that_the_page_may_be_packed(page: Any) -> None:
    tokens = {asked_here.token_of(page.tenant, "page", page.translation_key) for _visit in range(3)}

    assert len(tokens) == 1
