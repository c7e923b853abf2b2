"""Terms: working days, Dutch holidays, what pauses and what never does."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from portal.cases.models import Case
from portal.referrals import clocks
from portal.referrals.models import Referral, ReferralClock, ReferralEvent, ReferralKind
from portal.referrals.norms import Length, Unit, length
from portal.referrals.services.ending import discard_old_drafts, expire_due
from portal.referrals.watching import remind_due
from portal.referrals.words import Light, ReferralState
from tenants.access import Actor
from tenants.models import Team
from tests.portal.cases.conftest import RecordGround
from tests.portal.referrals.conftest import draft, step

HERE = ZoneInfo("Europe/Amsterdam")


def at(day: str, hour: int = 10) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), tzinfo=HERE).replace(hour=hour)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2026-11-23", 2, "2026-11-25"),  # a Monday
        ("2026-11-27", 2, "2026-12-01"),  # over a weekend
        ("2026-12-24", 2, "2026-12-29"),  # Christmas on a Friday and a Saturday
        ("2027-04-23", 3, "2027-04-29"),  # King's day on a Tuesday
        ("2026-05-13", 1, "2026-05-15"),  # Ascension day
    ],
)
def test_working_days_know_weekends_and_dutch_holidays(start: str, days: int, last: str) -> None:
    ends = clocks.due(at(start), Length(days, Unit.WORKING_DAYS), statutory=False)

    assert ends == at(last, 17)


def test_a_term_of_a_law_that_ends_on_a_sunday_ends_on_monday() -> None:
    ends = clocks.due(at("2026-11-01"), Length(28, Unit.DAYS), statutory=True)

    assert ends.date() == date(2026, 11, 30)
    assert ends.hour == 23


def test_summer_time_does_not_move_the_end_of_the_day() -> None:
    ends = clocks.due(at("2026-03-27"), Length(1, Unit.WORKING_DAYS), statutory=False)

    assert ends == at("2026-03-30", 17)


def test_urgency_shortens_and_a_portal_cannot_lengthen_a_law() -> None:
    assert length("first_reaction", "normal", {}) == Length(2, Unit.WORKING_DAYS)
    assert length("first_reaction", "urgent", {}) == Length(1, Unit.WORKING_DAYS)
    assert length("first_talk", "threatening", {}) == Length(3, Unit.WORKING_DAYS)
    assert length("first_reaction", "normal", {"first_reaction": 4}) == Length(4, Unit.WORKING_DAYS)
    assert length("first_talk", "normal", {"first_talk": 99}) == Length(28, Unit.DAYS)
    assert length("first_talk", "normal", {"first_talk": 14}) == Length(14, Unit.DAYS)


def test_lights_turn_in_time() -> None:
    start, ends = at("2026-11-01"), at("2026-11-29")

    assert clocks.light(start=start, ends=ends, now=at("2026-11-02")) == Light.GREEN
    assert clocks.light(start=start, ends=ends, now=at("2026-11-26")) == Light.AMBER
    assert clocks.light(start=start, ends=ends, now=at("2026-11-30")) == Light.RED
    assert clocks.light(start=start, ends=ends, now=at("2026-11-30"), paused=True) == Light.PAUSED


@pytest.fixture
def asked_for_debt_help(
    alice: Actor, case: Case, debt_help: ReferralKind, ground: RecordGround, credit_bank: Team
) -> Referral:
    asked = timezone.now() - timedelta(days=7)
    made = draft(alice, case, debt_help, ground(credit_bank), credit_bank, requested_at=asked)
    return step(alice, made, "send")


def running(referral: Referral) -> dict[str, ReferralClock]:
    return {clock.code: clock for clock in ReferralClock.objects.filter(referral=referral, stopped_at__isnull=True)}


def test_the_law_counts_from_the_question_of_the_resident(asked_for_debt_help: Referral) -> None:
    talk = running(asked_for_debt_help)["first_talk"]

    assert talk.statutory
    assert talk.started_at == asked_for_debt_help.requested_at
    assert timezone.localdate(talk.ends_at) >= timezone.localdate() + timedelta(days=21)


def test_waiting_for_completion_pauses_the_network_and_never_the_law(bob: Actor, asked_for_debt_help: Referral) -> None:
    step(bob, asked_for_debt_help, "return", note="Welke schulden?")

    now = running(asked_for_debt_help)
    assert now["first_reaction"].paused_at is not None
    assert now["first_talk"].paused_at is None
    assert now["completion"].paused_at is None


def test_what_stood_still_goes_on_later(alice: Actor, bob: Actor, asked_for_debt_help: Referral) -> None:
    before = running(asked_for_debt_help)["first_reaction"].ends_at
    step(bob, asked_for_debt_help, "return", note="Welke schulden?")
    ReferralClock.objects.filter(code="first_reaction").update(paused_at=timezone.now() - timedelta(days=7))

    step(alice, asked_for_debt_help, "supply", note="Huur.")

    assert running(asked_for_debt_help)["first_reaction"].ends_at >= before + timedelta(days=7)


def test_the_decision_stops_the_eight_weeks(bob: Actor, asked_for_debt_help: Referral) -> None:
    step(bob, asked_for_debt_help, "accept", contact_person=bob.person.uid)  # type: ignore[union-attr]
    step(bob, asked_for_debt_help, "start")
    assert {"interim", "decision"} == running(asked_for_debt_help).keys()

    made = step(bob, asked_for_debt_help, "decide", decision="granted", decided_on=timezone.localdate())

    assert running(asked_for_debt_help).keys() == {"interim"}
    assert made.state == ReferralState.IN_PROGRESS


def late(referral: Referral, code: str = "first_reaction") -> None:
    clock = ReferralClock.objects.get(referral=referral, code=code, stopped_at__isnull=True)
    clock.started_at, clock.ends_at = timezone.now() - timedelta(days=9), timezone.now() - timedelta(days=1)
    clock.save(update_fields=["started_at", "ends_at"])


def test_silence_is_two_reminders_and_then_an_end_with_a_task_for_the_sender(sent: Referral) -> None:
    late(sent)
    assert remind_due() == 1
    assert remind_due() == 0, "one a day"
    ReferralClock.objects.update(reminded_at=timezone.now() - timedelta(days=2))
    assert remind_due() == 1
    assert expire_due() == 1

    sent.refresh_from_db()
    assert sent.state == ReferralState.EXPIRED
    assert running(sent).keys() == {"next_step"}
    assert ReferralEvent.objects.order_by("-pk").first().by_whom == "Het systeem"  # type: ignore[union-attr]


def test_what_was_answered_does_not_expire(bob: Actor, sent: Referral) -> None:
    late(sent)
    ReferralClock.objects.update(reminders=2)
    step(bob, sent, "accept", contact_person=bob.person.uid)  # type: ignore[union-attr]

    assert expire_due() == 0


def test_old_drafts_go_and_sent_ones_stay(alice: Actor, drafted: Referral) -> None:
    Referral.objects.update(made_at=timezone.now() - timedelta(days=31))
    assert discard_old_drafts() == 1
    assert not Referral.objects.exists()


def test_the_first_end_stands_on_the_referral(asked_for_debt_help: Referral) -> None:
    assert asked_for_debt_help.due_at == running(asked_for_debt_help)["first_reaction"].ends_at
