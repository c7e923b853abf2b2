"""A professional composes a referral: chooses whom, sees what fits, keeps it, sends it."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Purpose
from portal.consent.services import Answered, record_ground
from portal.consent.services.recording import notice_for
from portal.consent.words import Channel, Evidence
from portal.referrals import services
from portal.referrals.models import Referral, ReferralCandidate, ReferralEvent, ReferralKind
from portal.referrals.services import Written
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import SECRETS, RecordGround
from tests.portal.referrals.conftest import EXPLANATION, QUESTION, step, taken_by


@pytest.fixture
def browser(client: Client, in_waterkant: Tenant, alice: Actor) -> Client:
    return sign_in(client, alice)


@pytest.fixture
def begun(alice: Actor, case: Case, kind: ReferralKind) -> Referral:
    return services.draft(alice, case_uid=case.uid, kind_uid=kind.uid)


def address(referral: Referral, last: str = "opstellen") -> str:
    return f"/doorverwijzingen/{referral.uid}/{last}/"


def typed(referral: Referral, do: str = "keep", **more: Any) -> dict[str, Any]:
    stands = {"key": str(uuid4()), "version": referral.version, "urgency": "normal", "hand_over": "contact"}
    return {**stands, "question": QUESTION, "explanation": EXPLANATION, "do": do, **more}


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


def test_a_refusal_that_was_recorded_stands_there(
    browser: Client, alice: Actor, begun: Referral, case: Case, welfare: Team, credit_bank: Team, ground: RecordGround
) -> None:
    ground(credit_bank)
    purpose, until = Purpose.objects.get(code="hand-over"), timezone.localdate() + timedelta(days=30)
    record_ground(
        alice,
        subject=case.subject,
        purpose_uid=purpose.uid,
        controller=welfare.uid,
        receivers=[credit_bank.uid],
        answered=Answered(
            answer="refused",
            channel=Channel.SPOKEN,
            evidence=Evidence.NOTE,
            language="nl",
            shown_hash=notice_for(purpose, welfare, [credit_bank], until, "nl").hash,
            given_at=timezone.now(),
            until=until,
        ),
    )

    page = browser.get(address(begun)).content.decode()

    assert "De inwoner zei nee op" in page
    assert page.count('name="ground"') == 1


def test_a_receiver_that_does_not_fit_is_refused_whoever_sends_it(
    browser: Client, begun: Referral, kind: ReferralKind, town_hall: Team
) -> None:
    old = {"text": "65 jaar of ouder", "field": "age", "op": "at_least", "value": 65}
    taken_by(kind, town_hall, conditions=[old])

    answer = browser.post(address(begun), typed(begun, receiver=town_hall.uid))

    assert answer.status_code == 422
    assert "De reden staat erbij." in answer.content.decode()


def test_who_comes_next_and_who_is_asked_at_the_same_time_are_kept(
    browser: Client, begun: Referral, kind: ReferralKind, credit_bank: Team, town_hall: Team, ground: RecordGround
) -> None:
    taken_by(kind, town_hall)
    ground(credit_bank, town_hall)

    browser.post(address(begun), typed(begun, receiver=credit_bank.uid, after_1=town_hall.uid))
    assert [(each.team, each.beside) for each in ReferralCandidate.objects.all()] == [(town_hall, False)]

    begun = Referral.objects.get()
    browser.post(address(begun), typed(begun, receiver=credit_bank.uid, beside=[town_hall.uid]))
    assert [(each.team, each.beside) for each in ReferralCandidate.objects.all()] == [(town_hall, True)]


def test_a_ground_that_does_not_name_the_receiver_says_so(
    browser: Client, alice: Actor, case: Case, kind: ReferralKind, credit_bank: Team, town_hall: Team,
    ground: RecordGround,
) -> None:  # fmt: skip
    made = services.draft(alice, case_uid=case.uid, kind_uid=kind.uid, written=Written(receiver=credit_bank.uid))
    ground(town_hall)

    assert "Noemt niet: Kredietbank De Vliet" in browser.get(address(made)).content.decode()


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


def test_it_can_wait_for_consent(browser: Client, begun: Referral) -> None:
    browser.post(address(begun), typed(begun, "wait"))

    assert Referral.objects.get().state == ReferralState.CONSENT
    page = browser.get(address(begun)).content.decode()
    assert "Laat wachten op toestemming" not in page
    assert "Verzend doorverwijzing" in page


def test_throwing_away_asks_first(browser: Client, begun: Referral) -> None:
    page = browser.get(address(begun, "weggooien")).content.decode()
    assert "komt niet terug" in page
    assert Referral.objects.exists()

    browser.post(address(begun, "weggooien"), {"version": begun.version})
    assert not Referral.objects.exists()


def test_what_the_receiver_sees_first_is_said_before_sending(
    browser: Client, drafted: Referral, kind: ReferralKind
) -> None:
    kind.fields = [{"name": "goal", "label": "Wat wil de inwoner leren?", "type": "text", "first": True}]
    kind.save()
    drafted.answers = {"goal": "Rondkomen"}
    drafted.save()

    page = browser.get(address(drafted)).content.decode()

    seen = page.partition("De ontvanger ziet eerst alleen dit")[2].partition("</dl>")[0]
    assert QUESTION in seen
    assert "Rondkomen" in seen
    assert EXPLANATION not in seen
    assert "Eerste reactie: uiterlijk" in page


def test_a_sent_one_is_not_composed_again(browser: Client, alice: Actor, sent: Referral) -> None:
    assert browser.get(address(sent)).status_code == 302
    assert browser.get(address(sent, "weggooien")).status_code == 404


def test_taken_back_it_is_a_draft_with_everything_in_it(browser: Client, alice: Actor, sent: Referral) -> None:
    step(alice, sent, "recall")

    assert QUESTION in browser.get(address(sent)).content.decode()


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
