"""A professional begins a referral: chooses whom and which help, and reads the situation beside it."""

import re
from uuid import uuid4

from django.test import Client

from portal.cases.models import Case
from portal.referrals.models import Referral, ReferralKind
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.models import Team
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import SECRETS
from tests.portal.referrals.composing.conftest import address, typed
from tests.portal.referrals.conftest import taken_by


def test_without_a_case_one_of_ones_own_is_chosen_and_no_name_stands_there(browser: Client, case: Case) -> None:
    page = browser.get("/doorverwijzingen/nieuw/").content.decode()

    assert f"?casus={case.uid}" in page
    assert [secret for secret in SECRETS if secret in page] == []


def test_who_has_no_case_reads_what_to_do_first(browser: Client) -> None:
    assert "nog van geen casus het vaste aanspreekpunt" in browser.get("/doorverwijzingen/nieuw/").content.decode()


def test_choosing_a_kind_makes_a_draft(browser: Client, case: Case, kind: ReferralKind) -> None:
    answer = browser.post(f"/doorverwijzingen/nieuw/?casus={case.uid}", {"kind": kind.uid})

    made = Referral.objects.get()
    assert (made.kind, made.case, made.state) == (kind, case, ReferralState.DRAFT)
    assert answer["Location"] == address(made)


def test_a_kind_that_nobody_takes_says_so_and_cannot_be_chosen(browser: Client, case: Case, kind: ReferralKind) -> None:
    other = ReferralKind.objects.get(code="housing")
    where = f"/doorverwijzingen/nieuw/?casus={case.uid}"

    assert "Nog geen team neemt dit aan." in browser.get(where).content.decode()
    assert browser.post(where, {"kind": other.uid}).status_code == 422
    assert not Referral.objects.exists()


def test_the_situation_stands_beside_the_draft_and_no_name_in_title_or_address(
    browser: Client, begun: Referral, case: Case
) -> None:
    page = browser.get(address(begun)).content.decode()

    assert case.situation in page
    assert case.safe_contact in page
    title = page.partition("<title")[2].partition("</title>")[0]
    assert [secret for secret in SECRETS if secret in title] == []


def test_each_condition_stands_beside_the_situation_and_who_does_not_fit_stays_with_the_reason(
    browser: Client, begun: Referral, kind: ReferralKind, town_hall: Team
) -> None:
    taken_by(
        kind, town_hall,
        conditions=[
            {"text": "65 jaar of ouder", "field": "age", "op": "at_least", "value": 65},
            {"text": "woont in Westwijk", "field": "district", "op": "is", "value": "Westwijk"},
            {"text": "kan zelf komen"},
        ],
    )  # fmt: skip
    page = re.sub(r"\s+", " ", browser.get(address(begun)).content.decode())

    assert "<b>Past niet:</b> <span>65 jaar of ouder" in page
    assert "<b>Past:</b> <span>woont in Westwijk" in page
    assert "<b>Vraag na:</b> <span>kan zelf komen" in page
    assert "U kunt deze niet kiezen.</strong> " in page
    assert re.search(rf'value="{town_hall.uid}"[^>]* disabled', page)


def test_words_of_the_portal_are_said_to_be_dutch_on_a_page_in_another_language(
    browser: Client, begun: Referral, kind: ReferralKind, town_hall: Team
) -> None:
    taken_by(kind, town_hall, conditions=[{"text": "kan zelf komen"}])

    assert '<span lang="nl" dir="ltr">kan zelf komen</span>' in browser.get(f"/en{address(begun)}").content.decode()


def test_anothers_draft_is_the_same_as_none(client: Client, bob: Actor, begun: Referral) -> None:
    client = sign_in(client, bob)
    for last in ("opstellen", "weggooien"):
        assert client.get(address(begun, last)).status_code == 404
        assert client.get(f"/doorverwijzingen/{uuid4()}/{last}/").status_code == 404
    answer = client.post(address(begun), typed(begun))
    assert answer.status_code == 404
    assert Referral.objects.get().version == begun.version


def test_a_case_of_another_team_begins_nothing(client: Client, bob: Actor, case: Case, kind: ReferralKind) -> None:
    client = sign_in(client, bob)

    for uid in (case.uid, uuid4()):
        where = f"/doorverwijzingen/nieuw/?casus={uid}"
        assert client.get(where).status_code == 404
        assert client.post(where, {"kind": kind.uid}).status_code == 404
    assert client.get("/doorverwijzingen/nieuw/?casus=geen-nummer").status_code == 404
    assert not Referral.objects.exists()


def test_a_resident_composes_nothing(client: Client, ria: Actor, begun: Referral) -> None:
    client = sign_in(client, ria)

    assert client.get("/doorverwijzingen/nieuw/").status_code == 404
    assert client.get(address(begun)).status_code == 404
