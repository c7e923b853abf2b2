"""A referral from the list to its outcome, on the screens of both teams, without script."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.referrals.models import Referral, ReferralEvent, ReferralMessage
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RANA
from tests.portal.referrals.conftest import QUESTION, person, step


def page(browser: Client, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def take(browser: Client, referral: Referral, name: str, **given: Any) -> Any:
    version = Referral.objects.get(pk=referral.pk).version
    path = f"/doorverwijzingen/{referral.uid}/stap/{name}/"
    return browser.post(path, {"version": version, "key": str(uuid4()), **given})


@pytest.fixture
def at_bobs(client: Client, bob: Actor) -> Client:
    return sign_in(client, bob)


def test_the_list_of_the_receiver_shows_it_without_a_name(at_bobs: Client, sent: Referral) -> None:
    shown = page(at_bobs, "/mijn-werk/")

    assert sent.number in shown
    assert "Op tijd" in shown
    assert RANA.last_name not in shown


def test_lists_without_work_say_so(client: Client, alice: Actor) -> None:
    browser = sign_in(client, alice)

    for name, said in (("ons", "Er wacht niets"), ("hen", "U wacht nergens op"), ("laat", "niets te laat")):
        assert said in page(browser, f"/mijn-werk/?lijst={name}")


def test_filters_stay_until_they_are_taken_off(at_bobs: Client, sent: Referral) -> None:
    assert "Niets gevonden met deze filters" in page(at_bobs, "/mijn-werk/?soort=food-parcel")
    assert "Niets gevonden met deze filters" in page(at_bobs, "/mijn-werk/")
    assert sent.number in page(at_bobs, "/mijn-werk/?wis=ja")


@pytest.mark.parametrize("cursor", ["x", "~", "2026~1", "2026-01-01T00:00:00~1", "~99999999999999999999", "é~1"])
def test_a_strange_place_in_the_list_is_its_beginning(at_bobs: Client, sent: Referral, cursor: str) -> None:
    assert sent.number in page(at_bobs, f"/mijn-werk/?na={cursor}")


def test_the_page_keeps_the_rest_closed_until_somebody_opens_it(at_bobs: Client, sent: Referral) -> None:
    path = f"/doorverwijzingen/{sent.uid}/"
    closed = page(at_bobs, path)
    assert QUESTION in closed
    assert RANA.last_name not in closed

    at_bobs.post(f"{path}beoordelen/", {"reason": "known"})

    assert RANA.last_name in page(at_bobs, path)


def test_titles_carry_no_name(at_bobs: Client, accepted: Referral) -> None:
    for path in ("", "samenvatting/", "stap/start/"):
        shown = page(at_bobs, f"/doorverwijzingen/{accepted.uid}/{path}")
        title = shown[shown.index("<title") : shown.index("</title>")]
        assert RANA.last_name not in title


def test_a_step_is_a_page_that_says_what_happens(at_bobs: Client, bob: Actor, sent: Referral) -> None:
    shown = page(at_bobs, f"/doorverwijzingen/{sent.uid}/stap/accept/")
    assert "contactpersoon" in shown

    wrong = take(at_bobs, sent, "accept")
    assert wrong.status_code == 422
    right = take(at_bobs, sent, "accept", contact_person=str(person(bob)))

    assert right.status_code == 302
    assert Referral.objects.get(pk=sent.pk).state == ReferralState.ACCEPTED


def test_a_button_pressed_twice_is_one_step(at_bobs: Client, sent: Referral) -> None:
    given = {
        "version": sent.version, "key": str(uuid4()), "reject_reason": "no_capacity", "advice": "Elders.",
    }  # fmt: skip
    path = f"/doorverwijzingen/{sent.uid}/stap/reject/"

    first, second = at_bobs.post(path, given), at_bobs.post(path, given)

    assert (first.status_code, second.status_code) == (302, 302)
    assert ReferralEvent.objects.filter(move="reject").count() == 1


def test_an_old_page_is_told_so(at_bobs: Client, bob: Actor, sent: Referral) -> None:
    step(bob, sent, "return", note="Meer?")
    answer = at_bobs.post(f"/doorverwijzingen/{sent.uid}/stap/accept/", {"version": sent.version, "key": str(uuid4())})

    assert answer.status_code == 404


def test_the_whole_way_to_an_outcome(at_bobs: Client, bob: Actor, accepted: Referral) -> None:
    assert take(at_bobs, accepted, "appoint", appointment_at="31-12-2031", time="14:30").status_code == 302
    assert "14.30" in page(at_bobs, f"/doorverwijzingen/{accepted.uid}/")
    assert take(at_bobs, accepted, "start").status_code == 302
    assert take(at_bobs, accepted, "complete", outcome="helped").status_code == 302
    assert "Hulp gestart en afgerond" in page(at_bobs, f"/doorverwijzingen/{accepted.uid}/samenvatting/")


def test_a_message_is_placed_and_an_empty_one_is_asked_again(at_bobs: Client, accepted: Referral) -> None:
    path = f"/doorverwijzingen/{accepted.uid}/bericht/"
    assert at_bobs.post(path, {"text": " "}).status_code == 422
    assert at_bobs.post(path, {"text": "Morgen bel ik."}).status_code == 302

    assert ReferralMessage.objects.get().text == "Morgen bel ik."


def test_work_is_divided(at_bobs: Client, bob: Actor, sent: Referral) -> None:
    path = f"/doorverwijzingen/{sent.uid}/verdelen/"
    assert at_bobs.post(path, {"version": "x", "to": "y"}).status_code == 422
    assert at_bobs.post(path, {"version": sent.version, "to": str(person(bob))}).status_code == 302
    assert Referral.objects.get(pk=sent.pk).assignee == bob.person


def test_somebody_elses_and_a_random_one_get_the_same_answer(client: Client, carla: Actor, accepted: Referral) -> None:
    browser = sign_in(client, carla)
    for uid in (accepted.uid, uuid4()):
        for path in ("", "samenvatting/", "stap/accept/"):
            page(browser, f"/doorverwijzingen/{uid}/{path}", status=404)
        for path in ("bericht/", "beoordelen/", "verdelen/", "gezien/", "gewist/"):
            assert browser.post(f"/doorverwijzingen/{uid}/{path}", {"version": 1, "to": str(uid)}).status_code == 404


def test_what_was_taken_away_is_confirmed_on_the_list(at_bobs: Client, alice: Actor, accepted: Referral) -> None:
    step(alice, accepted, "withdraw")
    assert accepted.number in page(at_bobs, "/mijn-werk/")

    assert at_bobs.post(f"/doorverwijzingen/{accepted.uid}/gewist/").status_code == 302

    assert accepted.number not in page(at_bobs, "/mijn-werk/")


def test_the_page_of_a_referral_costs_a_bounded_number_of_queries(at_bobs: Client, accepted: Referral) -> None:
    page(at_bobs, f"/doorverwijzingen/{accepted.uid}/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page(at_bobs, f"/doorverwijzingen/{accepted.uid}/")

    assert len(asked) <= 45
