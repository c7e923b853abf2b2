"""Times and a summary on the screens: composing, choosing, proposing others, printing. Without script."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.referrals import services
from portal.referrals.models import Referral, ReferralKind, TalkTime
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RANA, RecordGround
from tests.portal.referrals.conftest import EXPLANATION, QUESTION, person, step

DAY = (timezone.localdate() + timedelta(days=4)).isoformat()
WHERE = "Buurthuis De Linde"
TIMES = {
    "times_1_day": DAY, "times_1_start": "10:00", "times_3_day": DAY, "times_3_start": "15:30", "talk_minutes": "30",
    "talk_way": "place", "talk_where": WHERE,
}  # fmt: skip
SUMMARY = {"summary_situation": "De huur loopt achter.", "summary_wishes": "Bel ’s ochtends."}


@pytest.fixture
def at_alices(in_waterkant: Tenant, alice: Actor) -> Client:
    return sign_in(Client(), alice)


@pytest.fixture
def at_bobs(in_waterkant: Tenant, bob: Actor) -> Client:
    return sign_in(Client(), bob)


@pytest.fixture
def begun(alice: Actor, case: Case, kind: ReferralKind) -> Referral:
    return services.draft(alice, case_uid=case.uid, kind_uid=kind.uid)


@pytest.fixture
def filled(credit_bank: Team, ground: RecordGround, begun: Referral) -> dict[str, Any]:
    """What somebody typed, but for the warm part."""
    return {
        "key": str(uuid4()), "version": begun.version, "urgency": "normal", "question": QUESTION,
        "explanation": EXPLANATION, "receiver": credit_bank.uid, "ground": ground(credit_bank).uid, "do": "keep",
    }  # fmt: skip


def put(browser: Client, referral: Referral, typed: dict[str, Any], **more: Any) -> Any:
    version = Referral.objects.get(pk=referral.pk).version
    return browser.post(f"/doorverwijzingen/{referral.uid}/opstellen/", {**typed, "version": version, **more})


def on(browser: Client, referral: Referral, last: str = "") -> str:
    answer = browser.get(f"/doorverwijzingen/{referral.uid}/{last}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def take(browser: Client, referral: Referral, name: str, **given: Any) -> Any:
    version = Referral.objects.get(pk=referral.pk).version
    path = f"/doorverwijzingen/{referral.uid}/stap/{name}/"
    return browser.post(path, {"version": version, "key": str(uuid4()), **given})


def test_times_are_kept_with_the_draft_and_stand_there_again(
    at_alices: Client, begun: Referral, filled: dict[str, Any]
) -> None:
    answer = put(at_alices, begun, filled, hand_over="three_way", **TIMES)
    assert answer.status_code == 302, answer.content.decode()

    page = on(at_alices, begun, "opstellen/")
    assert [each.minutes for each in TalkTime.objects.all()] == [30, 30]
    assert page.count(f'value="{DAY}"') == 2
    assert 'value="15:30"' in page
    assert page.count("Europe/Amsterdam") >= 5


@pytest.mark.parametrize(("wrong", "said"), [
    ({"times_1_start": ""}, "Vul ook een tijd in."),
    ({"times_3_day": ""}, "Vul ook een dag in."),
    ({"times_1_day": "2027-03-28", "times_1_start": "02:30"}, "de klok gaat dan een uur vooruit"),
    ({"times_3_day": "2020-01-01"}, "Deze tijd is al geweest."),
    ({"times_1_day": "morgen"}, "Vul een datum in, zoals 31-12-2026."),
    ({"talk_where": ""}, "Vul in waar het gesprek is."),
    ({"hand_over": "contact"}, "Kies bij de overdracht: Gesprek met zijn drieën."),
])  # fmt: skip
def test_what_is_wrong_stays_on_the_page_with_a_sentence(
    at_alices: Client, begun: Referral, filled: dict[str, Any], wrong: dict[str, str], said: str
) -> None:
    answer = put(at_alices, begun, filled, **{"hand_over": "three_way", **TIMES, **wrong})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert EXPLANATION in answer.content.decode()
    assert not TalkTime.objects.exists()


def test_from_the_draft_to_the_appointment(
    at_alices: Client, at_bobs: Client, bob: Actor, begun: Referral, filled: dict[str, Any]
) -> None:
    put(at_alices, begun, filled, hand_over="three_way", **TIMES, do="send")
    assert Referral.objects.get(pk=begun.pk).state == ReferralState.SENT

    before = on(at_bobs, begun)
    assert "Voorgestelde tijden" in before
    assert WHERE not in before
    form = on(at_bobs, begun, "stap/accept/")
    assert "Geen van deze tijden past" in form
    chosen = str(TalkTime.objects.order_by("-starts_at")[0].uid)
    assert chosen in form

    take(at_bobs, begun, "accept", contact_person=str(person(bob)), talk_time=chosen)

    found = Referral.objects.get(pk=begun.pk)
    assert (found.state, found.appointment_minutes) == (ReferralState.APPOINTED, 30)
    for browser in (at_alices, at_bobs):
        page = on(browser, begun)
        assert WHERE in page
        assert f"/doorverwijzingen/{begun.uid}/gesprek.ics" in page


def test_choosing_later_is_an_answer_too(
    at_alices: Client, at_bobs: Client, bob: Actor, begun: Referral, filled: dict[str, Any]
) -> None:
    put(at_alices, begun, filled, hand_over="three_way", **TIMES, do="send")

    take(at_bobs, begun, "accept", contact_person=str(person(bob)), talk_time="")

    assert Referral.objects.get(pk=begun.pk).state == ReferralState.ACCEPTED
    assert TalkTime.objects.count() == 2


def test_none_fits_and_others_are_proposed_with_rows(
    at_alices: Client, at_bobs: Client, bob: Actor, begun: Referral, filled: dict[str, Any]
) -> None:
    put(at_alices, begun, filled, hand_over="three_way", **TIMES, do="send")
    take(at_bobs, begun, "accept", contact_person=str(person(bob)), talk_time="none")
    assert not TalkTime.objects.exists()
    assert 'name="times_5_day"' in on(at_bobs, begun, "stap/propose/")

    wrong = take(at_bobs, begun, "propose", **{**TIMES, "talk_way": "telephone"})
    assert wrong.status_code == 422
    assert "Vul een telefoonnummer in" in wrong.content.decode()
    assert take(at_bobs, begun, "propose", talk_where=WHERE).status_code == 422
    take(at_bobs, begun, "propose", **TIMES)

    take(at_alices, begun, "choose_time", talk_time=str(TalkTime.objects.all()[0].uid))
    assert Referral.objects.get(pk=begun.pk).state == ReferralState.APPOINTED


def test_accepting_another_kind_of_hand_over_asks_for_no_time(at_bobs: Client, sent: Referral) -> None:
    assert "talk_time" not in on(at_bobs, sent, "stap/accept/")


def test_a_summary_is_suggested_checked_sent_and_printed(
    at_alices: Client, at_bobs: Client, bob: Actor, begun: Referral, filled: dict[str, Any]
) -> None:
    put(at_alices, begun, filled, hand_over="dossier", do="keep")
    put(at_alices, begun, filled, hand_over="dossier", do="suggest")
    assert RANA.situation in on(at_alices, begun, "opstellen/")

    unchecked = put(at_alices, begun, filled, hand_over="dossier", **SUMMARY, do="send")
    assert unchecked.status_code == 422
    assert "Loop de tekst eerst na met de inwoner." in unchecked.content.decode()

    checked = {"checked": "on", "checked_on": timezone.localdate().isoformat(), "checked_how": "paper"}
    sent = put(at_alices, begun, filled, hand_over="dossier", **SUMMARY, **checked, do="send")
    assert sent["Location"] == f"/doorverwijzingen/{begun.uid}/"

    assert SUMMARY["summary_situation"] not in on(at_bobs, begun)
    assert SUMMARY["summary_situation"] not in on(at_bobs, begun, "samenvatting/")
    step(bob, begun, "accept", contact_person=person(bob))
    for last in ("", "samenvatting/"):
        page = on(at_bobs, begun, last)
        assert SUMMARY["summary_situation"] in page
        assert "op papier gelezen" in page


def test_a_changed_text_comes_back_without_its_tick(at_alices: Client, begun: Referral, filled: dict[str, Any]) -> None:
    checked = {"checked": "on", "checked_on": timezone.localdate().isoformat(), "checked_how": "spoken"}
    put(at_alices, begun, filled, hand_over="dossier", **SUMMARY, **checked)

    other = {**SUMMARY, "summary_situation": "De huur loopt erg achter."}
    answer = put(at_alices, begun, filled, hand_over="dossier", **other, **checked, do="send")

    assert answer.status_code == 422
    box = re.search(r'<input[^>]*name="checked"[^>]*>', answer.content.decode())
    assert box is not None
    assert "checked" not in box[0].replace('name="checked"', "").replace("id_checked", "")


def test_the_tick_asks_for_a_day(at_alices: Client, begun: Referral, filled: dict[str, Any]) -> None:
    answer = put(at_alices, begun, filled, hand_over="dossier", **SUMMARY, checked="on", checked_how="spoken")

    assert answer.status_code == 422
    assert "Vul de dag in waarop u de tekst naliep." in answer.content.decode()


def test_before_a_ground_is_chosen_the_page_says_so(at_alices: Client, begun: Referral) -> None:
    assert "Kies eerst de grondslag en bewaar het concept." in on(at_alices, begun, "opstellen/")


def test_an_administrator_says_how_a_kind_may_be_handed_over(
    client: Client, marit: Actor, at_alices: Client, begun: Referral, kind: ReferralKind
) -> None:
    browser = sign_in(client, marit)
    page = browser.get(f"/instellingen/soorten/{kind.uid}/").content.decode()
    assert 'name="hand_overs"' in page
    ReferralKind.objects.filter(pk=kind.pk).update(hand_overs=["contact"])

    shown = on(at_alices, begun, "opstellen/")

    assert 'name="times_1_day"' not in shown
    assert 'value="three_way"' not in shown
