"""Heeft u gevonden wat u zocht? The answers as editors see them, on the first screen and as a list."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.admin.work.found import figures, not_found
from cms.pages.models import InformationPage
from portal.intake.helpfulness import count_answer, count_reason
from tenants.access import Actor, anonymous
from tenants.context import activate
from tests.cms.boundary.world import CANARY, Things
from tests.factories.pages import make_page
from tests.factories.socialmap import make_service

pytestmark = pytest.mark.django_db
LIST = "/cms/gevonden/"


def answer(things: Things, uid: object, *, yes: int = 0, no: int = 0, about: str = "page") -> None:
    with activate(things.tenant):
        for found in [True] * yes + [False] * no:
            count_answer(anonymous(things.tenant), about=about, uid=uid, found=found)  # type: ignore[arg-type]


def test_a_page_where_most_find_nothing_waits_on_the_first_screen(browser: Client, here: Things) -> None:
    answer(here, here.page.translation_key, yes=1, no=3)
    page = browser.get("/cms/").content.decode()

    assert "Hier vinden bezoekers het niet" in page
    assert here.page.draft_title in page
    assert "1 van 4" in page


@pytest.mark.parametrize(("yes", "no"), [(0, 2), (3, 3), (9, 4)])
def test_few_answers_or_more_who_found_it_are_no_work(yes: int, no: int, here: Things) -> None:
    answer(here, here.page.translation_key, yes=yes, no=no)

    with activate(here.tenant):
        assert not_found(here.actor).total == 0


def test_the_list_names_pages_and_services_with_the_reasons(browser: Client, here: Things) -> None:
    with activate(here.tenant):
        service = make_service("Formulierenhulp")
    answer(here, here.page.translation_key, yes=3, no=1)
    answer(here, service.uid, no=2, about="service")
    with activate(here.tenant):
        count_reason(anonymous(here.tenant), about="service", uid=service.uid, reason="mist")
    page = browser.get(LIST).content.decode()

    assert page.index("Formulierenhulp") < page.index(here.page.draft_title)
    assert "75%" in page
    assert "Ik mis iets (1)" in page


def test_nothing_of_another_portal_stands_in_it(browser: Client, here: Things, there: Things) -> None:
    answer(there, there.page.translation_key, no=5)

    assert CANARY not in browser.get(LIST).content.decode().lower()
    assert CANARY not in browser.get("/cms/").content.decode().lower()


def test_who_edits_nothing_sees_no_figures(here: Things, alice: Actor) -> None:
    answer(here, here.page.translation_key, no=5)

    with activate(here.tenant):
        assert figures(alice) == ()
        assert not_found(alice).total == 0


def test_the_list_costs_as_much_for_ten_pages_as_for_one(browser: Client, here: Things) -> None:
    counts = []
    for number in (1, 9):
        for each in range(number):
            page = make_page(here.home, InformationPage, f"Blad {number} {each}")
            answer(here, page.translation_key, no=1)
        browser.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            browser.get(LIST)
        counts.append(len(asked))
    assert counts[0] == counts[1]
