"""A draft is kept whatever it lacks, sent once, taken back, thrown away after a question."""

import re

from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.referrals import services
from portal.referrals.models import Referral, ReferralEvent, ReferralKind
from portal.referrals.services import Written
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.models import Team
from tests.portal.cases.conftest import RecordGround
from tests.portal.referrals.composing.conftest import address, typed
from tests.portal.referrals.conftest import EXPLANATION, QUESTION, step


def test_keeping_asks_for_nothing_and_keeps_everything(
    browser: Client, begun: Referral, credit_bank: Team, ground: RecordGround
) -> None:
    record = ground(credit_bank)
    answer = browser.post(
        address(begun),
        typed(begun, receiver=credit_bank.uid, ground=record.uid, vraag_goal="Rondkomen", requested_at="2026-01-05"),
    )

    assert answer["Location"] == address(begun)
    kept = Referral.objects.get()
    assert (kept.question, kept.explanation, kept.receiver_team, kept.ground) == (
        QUESTION, EXPLANATION, credit_bank, record,
    )  # fmt: skip
    assert kept.answers == {"goal": "Rondkomen"}
    assert str(timezone.localdate(kept.requested_at)) == "2026-01-05"
    page = browser.get(address(begun)).content.decode()
    assert 'value="2026-01-05"' in page
    assert re.search(rf'value="{credit_bank.uid}" id="receiver[^>]* checked', page)
    assert re.search(rf'value="{record.uid}" id="ground[^>]* checked', page)


def test_an_empty_draft_is_kept_too(browser: Client, begun: Referral) -> None:
    browser.post(address(begun), typed(begun, question="", explanation="", urgency="", hand_over=""))

    assert Referral.objects.get().version == begun.version + 1


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    browser: Client, alice: Actor, case: Case, debt_help: ReferralKind, credit_bank: Team, ground: RecordGround
) -> None:
    ground(credit_bank)
    made = services.draft(alice, case_uid=case.uid, kind_uid=debt_help.uid)
    given = typed(made, vraag_creditors="heel veel", receiver=credit_bank.uid)

    answer = browser.post(address(made), given)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_vraag_creditors"' in page
    assert "heel veel" in page
    assert QUESTION in page
    assert EXPLANATION in page
    assert re.search(rf'value="{credit_bank.uid}" id="receiver[^>]* checked', page)
    assert Referral.objects.get().version == made.version


def test_a_day_that_is_yet_to_come_is_refused(browser: Client, begun: Referral) -> None:
    answer = browser.post(address(begun), typed(begun, requested_at="2999-01-01"))

    assert answer.status_code == 422
    assert "Deze dag is nog niet geweest." in answer.content.decode()


def test_sending_leads_to_the_referral_and_says_how_long_it_can_be_taken_back(
    browser: Client, begun: Referral, credit_bank: Team, ground: RecordGround
) -> None:
    given = typed(begun, "send", receiver=credit_bank.uid, ground=ground(credit_bank).uid)

    answer = browser.post(address(begun), given, follow=True)

    assert Referral.objects.get().state == ReferralState.SENT
    assert "vijf minuten terughalen" in answer.content.decode()
    assert ReferralEvent.objects.get().move == "send"


def test_pressing_send_twice_is_one_step(
    browser: Client, begun: Referral, credit_bank: Team, ground: RecordGround
) -> None:
    given = typed(begun, "send", receiver=credit_bank.uid, ground=ground(credit_bank).uid)
    first = browser.post(address(begun), given)

    again = browser.post(address(begun), given)

    assert again["Location"] == first["Location"]
    assert ReferralEvent.objects.count() == 1


def test_sending_what_is_not_complete_keeps_it_and_says_what_is_missing_where(
    browser: Client, begun: Referral, credit_bank: Team, ground: RecordGround
) -> None:
    ground(credit_bank)
    answer = browser.post(address(begun), typed(begun, "send", receiver=credit_bank.uid))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Alles wat u invulde, is bewaard." in page
    assert 'href="#id_ground"' in page
    kept = Referral.objects.get()
    assert (kept.state, kept.question) == (ReferralState.DRAFT, QUESTION)
    assert f'name="version" value="{kept.version}"' in page


def test_an_organisation_that_did_not_accept_the_covenant_cannot_be_chosen(browser: Client, begun: Referral) -> None:
    assert "heeft het convenant nog niet geaccepteerd" in browser.get(address(begun)).content.decode()


def test_changed_in_another_window_nothing_is_lost_and_the_page_says_how_to_go_on(
    browser: Client, alice: Actor, begun: Referral
) -> None:
    services.change_draft(alice, uid=begun.uid, version=begun.version, written=Written(question="In het andere"))

    answer = browser.post(address(begun), typed(begun))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "in een ander venster gewijzigd" in page
    assert QUESTION in page
    assert Referral.objects.get().question == "In het andere"

    now = Referral.objects.get()
    browser.post(address(begun), typed(now))
    assert Referral.objects.get().question == QUESTION


def test_throwing_away_asks_first(browser: Client, begun: Referral) -> None:
    page = browser.get(address(begun, "weggooien")).content.decode()
    assert "komt niet terug" in page
    assert Referral.objects.exists()

    browser.post(address(begun, "weggooien"), {"version": begun.version})
    assert not Referral.objects.exists()


def test_a_sent_one_is_not_composed_again(browser: Client, alice: Actor, sent: Referral) -> None:
    assert browser.get(address(sent)).status_code == 302
    assert browser.get(address(sent, "weggooien")).status_code == 404


def test_taken_back_it_is_a_draft_with_everything_in_it(browser: Client, alice: Actor, sent: Referral) -> None:
    step(alice, sent, "recall")

    assert QUESTION in browser.get(address(sent)).content.decode()
