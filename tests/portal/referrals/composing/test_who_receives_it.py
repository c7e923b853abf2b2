"""Who receives it, on which ground, who comes next, and what they see first."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Purpose
from portal.consent.services import Answered, record_ground
from portal.consent.services.recording import notice_for
from portal.consent.words import Channel, Evidence
from portal.referrals import services
from portal.referrals.models import Referral, ReferralCandidate, ReferralClock, ReferralKind
from portal.referrals.norms import NORMS
from portal.referrals.selectors.drafts import draft_page
from portal.referrals.services import Written, keeping_time
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.models import Team
from tests.portal.cases.conftest import RecordGround
from tests.portal.referrals.composing.conftest import address, typed
from tests.portal.referrals.conftest import EXPLANATION, QUESTION, taken_by


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


def test_the_term_that_is_promised_is_the_one_that_starts(alice: Actor, case: Case, debt_help: ReferralKind) -> None:
    """Who asked for help on the site started the term of the law: so it stands in the draft already."""
    asked = timezone.now() - timedelta(days=10)
    Case.objects.filter(pk=case.pk).update(statutory_since=asked)
    begun = services.draft(alice, case_uid=case.uid, kind_uid=debt_help.uid)
    promised = {each.title: each.ends_at for each in draft_page(alice, begun.uid).terms}
    referral = Referral.objects.select_related("case", "kind").get()
    referral.requested_at = keeping_time.asked_at(referral, timezone.now())
    keeping_time.start(referral, "first_talk", timezone.now())

    clock = ReferralClock.objects.get(code="first_talk")
    assert clock.started_at == asked
    assert promised[str(NORMS["first_talk"].title)] == clock.ends_at


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


def test_it_can_wait_for_consent(browser: Client, begun: Referral) -> None:
    browser.post(address(begun), typed(begun, "wait"))

    assert Referral.objects.get().state == ReferralState.CONSENT
    page = browser.get(address(begun)).content.decode()
    assert "Laat wachten op toestemming" not in page
    assert "Verzend doorverwijzing" in page


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
