"""The page of a volunteer, and that on which the team lets one help: whole without script, plain, and closed after."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from portal.referrals.models import Referral, ReferralMessage, VolunteerMatch
from tenants.access import Actor
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import SECRETS
from tests.portal.referrals.conftest import EXPLANATION, QUESTION, person
from tests.portal.referrals.matching.conftest import AGREED


def _page(answer: Any) -> str:
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_volunteer_finds_whom_they_help_from_the_menu(client: Client, vera: Actor, match: VolunteerMatch) -> None:
    browser = sign_in(client, vera)
    page = _page(browser.get("/wie-u-helpt/"))

    assert 'href="/wie-u-helpt/"' in page
    assert AGREED in page
    assert [each for each in (*SECRETS, EXPLANATION, QUESTION) if each in page] == ["Rana"]
    assert "Rana" not in page.partition("<title")[2].partition("</title>")[0]


def test_a_professional_has_no_such_page_in_the_menu(client: Client, bob: Actor, match: VolunteerMatch) -> None:
    browser = sign_in(client, bob)

    assert 'href="/wie-u-helpt/"' not in _page(browser.get("/mijn-werk/"))
    assert browser.get("/wie-u-helpt/").status_code in {403, 404}


def test_nobody_to_help_is_said(client: Client, vera: Actor) -> None:
    assert "U helpt nu niemand." in _page(sign_in(client, vera).get("/wie-u-helpt/"))


def test_the_volunteer_tells_how_it_goes_and_reads_it_back(client: Client, vera: Actor, match: VolunteerMatch) -> None:
    browser = sign_in(client, vera)
    way = f"/wie-u-helpt/{match.uid}/"

    page = _page(browser.post(way, {"text": "Het gaat goed."}, follow=True))

    assert "Wat u eerder schreef" in page
    assert "Het gaat goed." in page


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(
    client: Client, vera: Actor, match: VolunteerMatch
) -> None:
    answer = sign_in(client, vera).post(f"/wie-u-helpt/{match.uid}/", {"text": "BSN 123456782"})

    assert (answer.status_code, ReferralMessage.objects.exists()) == (422, False)
    assert answer.context["form"].errors["text"]
    assert "BSN 123456782" in answer.content.decode()


def test_the_team_lets_a_volunteer_help_stops_it_and_puts_it_back(
    client: Client, bob: Actor, vera: Actor, accepted: Referral, last_day: date
) -> None:
    browser = sign_in(client, bob)
    way = f"/doorverwijzingen/{accepted.uid}/vrijwilliger/"
    assert f'href="{way}"' in _page(browser.get(f"/doorverwijzingen/{accepted.uid}/"))

    sent = {"volunteer": str(person(vera)), "agreed": AGREED, "until": last_day.isoformat()}
    assert "Veerle ziet nu de voornaam" in _page(browser.post(way, sent, follow=True))

    made = VolunteerMatch.objects.get()
    page = _page(browser.post(f"/doorverwijzingen/vrijwilliger/{made.uid}/stoppen/", follow=True))
    assert "Zet terug" in page
    assert sign_in(Client(HTTP_HOST="waterkant.localhost"), vera).get(f"/wie-u-helpt/{made.uid}/").status_code == 404
    _page(browser.post(f"/doorverwijzingen/vrijwilliger/{made.uid}/terug/", follow=True))
    assert VolunteerMatch.objects.get().ended_at is None


@pytest.mark.parametrize(
    "typed", [{}, {"volunteer": "x", "agreed": "", "until": "ooit"}, {"volunteer": str(uuid4()), "agreed": "a"}]
)
def test_a_form_that_cannot_be_says_why(
    client: Client, bob: Actor, vera: Actor, accepted: Referral, typed: dict[str, str]
) -> None:
    answer = sign_in(client, bob).post(f"/doorverwijzingen/{accepted.uid}/vrijwilliger/", typed)

    assert (answer.status_code, VolunteerMatch.objects.exists()) == (422, False)
    assert answer.context["form"].errors


@pytest.mark.parametrize("someone", ["alice", "anna", "marit", "frits", "ria", "volunteer"])
def test_others_reach_none_of_these_pages(client: Client, request: Any, match: VolunteerMatch, someone: str) -> None:
    browser = sign_in(client, request.getfixturevalue(someone))

    for way in (f"wie-u-helpt/{match.uid}", f"doorverwijzingen/{match.referral.uid}/vrijwilliger"):
        assert browser.get(f"/{way}/").status_code in {403, 404}
    for way in ("stoppen", "terug"):
        assert browser.post(f"/doorverwijzingen/vrijwilliger/{match.uid}/{way}/").status_code in {403, 404}
