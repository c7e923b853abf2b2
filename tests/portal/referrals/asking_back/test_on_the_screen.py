"""Asking back on the screen, from the list to a new question for help."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from portal.cases.models import Case
from portal.cases.services import close_case
from portal.referrals import selectors
from portal.referrals.models import Referral
from tenants.access import Actor
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RANA
from tests.portal.referrals.asking_back.conftest import ask, running


def test_on_the_screen_from_the_list_to_a_new_question_for_help(
    client: Client, alice: Actor, case: Case, ended: Referral
) -> None:
    browser = sign_in(client, alice)
    listed = browser.get("/mijn-werk/?lijst=navragen").content.decode()
    assert "Doe navraag" in listed
    assert RANA.last_name not in listed
    path = f"/doorverwijzingen/{ended.uid}/navraag/"
    shown = browser.get(path).content.decode()
    assert RANA.telephone in shown
    clock = running(ended)
    assert clock is not None

    wrong = browser.post(path, {"clock": str(clock.uid)})
    assert wrong.status_code == 422
    assert "Kies hoe het nu gaat" in wrong.content.decode()
    done = browser.post(path, {"clock": str(clock.uid), "how": "not", "again": "ja"})

    assert done["Location"] == f"/doorverwijzingen/nieuw/?casus={case.uid}&volgt={ended.uid}"
    page = browser.get(f"/doorverwijzingen/{ended.uid}/").content.decode()
    assert "De hulp helpt niet meer" in page
    assert "Vraag opnieuw hulp" in page
    assert browser.get(path).status_code == 403


def test_a_closed_case_is_opened_again_first(client: Client, alice: Actor, case: Case, ended: Referral) -> None:
    close_case(alice, uid=case.uid, version=Case.objects.get(pk=case.pk).version)

    shown = sign_in(client, alice).get(f"/doorverwijzingen/{ended.uid}/navraag/").content.decode()

    assert "Heropen de casus" in shown
    assert 'name="again"' not in shown


def test_the_page_costs_the_same_however_often_somebody_was_tried(
    alice: Actor, ended: Referral, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for _tries in (1, 2):
        ask(alice, ended, "not_reached")

    with django_assert_max_num_queries(9):
        assert len(selectors.check_page(alice, ended.uid).earlier) == 2
