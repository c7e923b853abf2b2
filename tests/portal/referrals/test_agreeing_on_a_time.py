"""A three-way talk: one side proposes times, the other chooses one, and that one is the appointment."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.consent.services import withdraw
from portal.notifications.models import Notification
from portal.referrals import selectors, services
from portal.referrals.clocks import DUTCH_TIME
from portal.referrals.for_resident import matters
from portal.referrals.models import Referral, ReferralKind, TalkTime
from portal.referrals.talks import Time, dutch
from portal.referrals.words import ReferralState
from tenants.access import Actor, resident
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Team
from tests.portal.referrals.conftest import draft, person, step, taken_by

WHERE = "Buurthuis De Linde, kamer 4"


def at(days: int, hour: int = 14) -> datetime:
    day = timezone.localdate() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=DUTCH_TIME)


def some(*days: int, **more: Any) -> list[Time]:
    return [Time(at(each), **{"minutes": 45, "way": "place", "where": WHERE, **more}) for each in days]


@pytest.fixture
def three_way(
    alice: Actor, case: Case, kind: ReferralKind, ground: Callable[..., Ground], credit_bank: Team
) -> Referral:
    """A draft with two times."""
    return draft(alice, case, kind, ground(credit_bank), credit_bank, hand_over="three_way", times=some(3, 4))


@pytest.fixture
def offered(alice: Actor, three_way: Referral) -> Referral:
    return step(alice, three_way, "send")


@pytest.fixture
def taken(bob: Actor, offered: Referral) -> Referral:
    """Accepted, without choosing."""
    return step(bob, offered, "accept", contact_person=person(bob))


@pytest.fixture
def planned(bob: Actor, taken: Referral) -> Referral:
    return step(bob, taken, "choose_time", talk_time=first(taken))


def first(referral: Referral) -> Any:
    found = TalkTime.objects.filter(referral=referral).first()
    assert found is not None
    return found.uid


def open_steps(actor: Actor, referral: Referral) -> set[str]:
    return {each.name for each in selectors.referral(actor, referral.uid).steps if each.decision}


def test_the_receiver_sees_the_moments_at_once_and_where_only_after_the_yes(bob: Actor, offered: Referral) -> None:
    before = selectors.referral(bob, offered.uid).times
    step(bob, offered, "accept", contact_person=person(bob))
    after = selectors.referral(bob, offered.uid).times

    assert [each.starts_at for each in before] == [at(3), at(4)]
    assert {each.where for each in before} == {""}
    assert {each.where for each in after} == {WHERE}


def test_the_chosen_one_becomes_the_appointment_and_the_others_go(bob: Actor, planned: Referral) -> None:
    found = Referral.objects.get(pk=planned.pk)

    assert found.state == ReferralState.APPOINTED
    assert (found.appointment_at, found.appointment_minutes, found.appointment_way) == (at(3), 45, "place")
    assert found.place == WHERE
    assert not TalkTime.objects.exists()
    assert found.contact_person == bob.person


def test_the_receiver_chooses_while_accepting_in_one_step(bob: Actor, offered: Referral) -> None:
    step(bob, offered, "accept", contact_person=person(bob), talk_time=first(offered))

    found = Referral.objects.get(pk=offered.pk)
    assert (found.state, found.appointment_at) == (ReferralState.APPOINTED, at(3))
    assert [each.move for each in found.events.all()] == ["send", "accept", "choose_time"]


def test_while_accepting_none_fits_and_the_yes_stands(bob: Actor, offered: Referral) -> None:
    step(bob, offered, "accept", contact_person=person(bob), none_fits=True)

    assert Referral.objects.get(pk=offered.pk).state == ReferralState.ACCEPTED
    assert not TalkTime.objects.exists()


def test_a_time_that_went_meanwhile_takes_the_whole_yes_back(bob: Actor, alice: Actor, offered: Referral) -> None:
    gone = first(offered)
    step(alice, offered, "propose", times=some(8))

    with pytest.raises(Invalid, match="niet meer open"):
        step(bob, offered, "accept", contact_person=person(bob), talk_time=gone)

    assert Referral.objects.get(pk=offered.pk).state == ReferralState.SENT


def test_none_fits_with_others_proposed_lets_the_sender_choose(alice: Actor, bob: Actor, taken: Referral) -> None:
    step(bob, taken, "propose", times=some(6, way="telephone", where="030 123 45 67"))
    assert [each.starts_at for each in TalkTime.objects.all()] == [at(6)]
    assert "choose_time" not in open_steps(bob, taken)

    step(alice, taken, "choose_time", talk_time=first(taken))

    found = Referral.objects.get(pk=taken.pk)
    assert (found.state, found.appointment_at) == (ReferralState.APPOINTED, at(6))
    assert found.appointment_way == "telephone"


def test_nobody_chooses_from_what_they_proposed_themselves(alice: Actor, taken: Referral) -> None:
    with pytest.raises(Refused, match="geen tijd open die de ander"):
        step(alice, taken, "choose_time", talk_time=first(taken))


def test_the_receiver_proposes_nothing_before_the_yes(bob: Actor, offered: Referral) -> None:
    with pytest.raises(Refused, match="Accepteer eerst"):
        step(bob, offered, "propose", times=some(5))


def test_a_time_of_another_referral_cannot_be_chosen(
    alice: Actor, bob: Actor, taken: Referral, case: Case, kind: ReferralKind, ground: Callable[..., Ground],
    credit_bank: Team,
) -> None:  # fmt: skip
    elsewhere = draft(alice, case, kind, ground(credit_bank), credit_bank, hand_over="three_way", times=some(9))

    with pytest.raises(Invalid, match="niet meer open"):
        step(bob, taken, "choose_time", talk_time=first(elsewhere))


def test_a_time_that_was_cannot_be_chosen(bob: Actor, taken: Referral) -> None:
    early = TalkTime.objects.first()
    early.starts_at = timezone.now() - timedelta(minutes=1)
    early.save()

    with pytest.raises(Invalid, match="niet meer open"):
        step(bob, taken, "choose_time", talk_time=early.uid)


def test_proposing_again_replaces_what_stood_and_keeps_the_appointment(alice: Actor, planned: Referral) -> None:
    step(alice, planned, "propose", times=some(10, 11))

    assert Referral.objects.get(pk=planned.pk).appointment_at == at(3)
    assert TalkTime.objects.count() == 2


def test_own_times_can_be_taken_back(alice: Actor, bob: Actor, taken: Referral) -> None:
    assert "take_back_times" in open_steps(alice, taken)
    assert "take_back_times" not in open_steps(bob, taken)

    step(alice, taken, "take_back_times")

    assert not TalkTime.objects.exists()
    with pytest.raises(Refused, match="geen tijden openstaan"):
        step(alice, taken, "take_back_times")


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_either_side_calls_the_talk_off_and_the_clock_of_the_first_contact_runs_again(
    request: pytest.FixtureRequest, planned: Referral, who: str
) -> None:
    step(request.getfixturevalue(who), planned, "call_off", note="Ziek.")

    found = Referral.objects.get(pk=planned.pk)
    assert (found.state, found.appointment_at, found.appointment_minutes) == (ReferralState.ACCEPTED, None, None)
    assert (found.place, found.appointment_way) == ("", "")
    assert found.clocks.filter(code="first_contact", stopped_at__isnull=True).exists()


def test_a_talk_that_was_is_not_called_off(bob: Actor, planned: Referral) -> None:
    Referral.objects.filter(pk=planned.pk).update(appointment_at=timezone.now() - timedelta(hours=1))

    with pytest.raises(Refused, match="dat nog komt"):
        step(bob, planned, "call_off")


def test_another_way_of_handing_over_knows_no_times(alice: Actor, bob: Actor, accepted: Referral) -> None:
    assert not open_steps(alice, accepted) & {"propose", "choose_time", "none_fits", "take_back_times", "call_off"}
    with pytest.raises(Refused, match="gesprek met zijn drieën"):
        step(bob, accepted, "propose", times=some(3))


def test_after_a_recall_the_receiver_has_nothing_and_the_sender_their_own_draft(
    alice: Actor, bob: Actor, offered: Referral
) -> None:
    step(alice, offered, "recall")

    with pytest.raises(NotFound):
        selectors.referral(bob, offered.uid)
    assert TalkTime.objects.filter(referral=offered, party="sender").count() == 2


@pytest.mark.parametrize(("who", "name", "told"), [
    ("alice", "withdraw", {}),
    ("alice", "in_error", {"note": "Verkeerde casus."}),
    ("bob", "reject", {"reject_reason": "no_capacity", "advice": "Vraag een ander."}),
])  # fmt: skip
def test_with_every_end_the_times_go(
    request: pytest.FixtureRequest, offered: Referral, who: str, name: str, told: dict[str, Any]
) -> None:
    step(request.getfixturevalue(who), offered, name, **told)

    assert not TalkTime.objects.exists()


def test_when_the_resident_withdraws_the_ground_the_times_go_in_the_same_transaction(
    alice: Actor, bob: Actor, taken: Referral
) -> None:
    assert taken.ground is not None
    withdraw(resident(alice.tenant, taken.case.subject), ground_uid=taken.ground.uid)

    assert not TalkTime.objects.exists()
    with pytest.raises(NotFound):
        selectors.referral(bob, taken.uid)


def test_without_tidying_the_times_would_stay(alice: Actor, offered: Referral, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.referrals.services.warm.tidy", lambda referral: None)

    step(alice, offered, "withdraw")

    assert TalkTime.objects.exists()


def test_when_help_begins_what_was_proposed_goes(alice: Actor, bob: Actor, planned: Referral) -> None:
    step(alice, planned, "propose", times=some(7))

    step(bob, planned, "start")

    assert not TalkTime.objects.exists()


def test_an_appointment_made_in_another_way_takes_the_proposals_along(bob: Actor, taken: Referral) -> None:
    step(bob, taken, "appoint", appointment_at=at(2), place="Stadhuis")

    assert not TalkTime.objects.exists()


def test_the_next_receiver_gets_the_times_that_are_still_ahead(
    alice: Actor, bob: Actor, case: Case, kind: ReferralKind, ground: Callable[..., Ground], credit_bank: Team,
    town_hall: Team,
) -> None:  # fmt: skip
    taken_by(kind, town_hall)
    made = draft(
        alice, case, kind, ground(credit_bank, town_hall), credit_bank, hand_over="three_way", times=some(3, 4),
        after=[town_hall.uid],
    )  # fmt: skip
    step(alice, made, "send")
    step(bob, made, "reject", reject_reason="no_capacity", advice="Vraag een ander.")

    following = Referral.objects.get(receiver_team=town_hall)
    assert [each.starts_at for each in TalkTime.objects.all()] == [at(3), at(4)]
    assert {each.referral_id for each in TalkTime.objects.all()} == {following.pk}


def test_the_other_side_hears_that_there_is_something_and_nothing_of_it(
    alice: Actor, bob: Actor, planned: Referral
) -> None:
    step(bob, planned, "propose", times=some(9))

    told = Notification.objects.filter(kind="referral.times")
    assert set(told.values_list("person", flat=True)) == {alice.person.pk}  # type: ignore[union-attr]
    assert all(WHERE not in f"{each.subject}{each.url}" for each in told)


def test_the_resident_sees_day_place_and_contact_person(alice: Actor, bob: Actor, planned: Referral) -> None:
    told = list(matters(resident(alice.tenant, planned.case.subject), planned.case.subject))

    assert "14.30" in told[0].when
    assert (told[0].where_word, told[0].where) == ("Waar:", WHERE)
    assert told[0].contact == str(bob.person)


@pytest.mark.parametrize(("times", "field", "said"), [
    ([], "times", "ten minste één"),
    (some(1, 2, 3, 4, 5, 6), "times", "hooguit 5"),
    (some(3, 3), "times_2", "staat er al"),
    (some(-1), "times_1", "al geweest"),
    (some(400), "times_1", "binnen een jaar"),
    (some(3, minutes=7), "talk_minutes", "hoe lang"),
    (some(3, way="duif"), "talk_way", "hoe u elkaar spreekt"),
    (some(3, where=" "), "talk_where", "waar het gesprek is"),
    (some(3, way="telephone", where="bel mij"), "talk_where", "telefoonnummer"),
    (some(3, way="link", where="javascript:alert(1)"), "talk_where", "https://"),
    (some(3, where="x" * 301), "talk_where", "korter"),
])  # fmt: skip
def test_what_cannot_be_proposed_is_said_at_its_field(
    alice: Actor, taken: Referral, times: list[Time], field: str, said: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        step(alice, taken, "propose", times=times)

    assert said in wrong.value.fields[field]


def test_the_hour_that_clocks_skip_is_no_moment() -> None:
    spring, autumn = datetime(2027, 3, 28), datetime(2027, 10, 31)

    assert dutch(spring.date(), spring.replace(hour=2, minute=30).time()) is None
    assert dutch(spring.date(), spring.replace(hour=3, minute=30).time()) is not None
    assert dutch(autumn.date(), autumn.replace(hour=2, minute=30).time()) is not None


@pytest.mark.parametrize("many", [1, 5])
def test_the_page_costs_the_same_for_one_time_and_for_five(
    alice: Actor, bob: Actor, taken: Referral, many: int
) -> None:
    step(alice, taken, "propose", times=some(*range(2, 2 + many)))
    with CaptureQueriesContext(connection) as asked:
        shown = selectors.referral(bob, taken.uid)

    assert len(shown.times) == many
    reads = [each["sql"] for each in asked.captured_queries if each["sql"].startswith("SELECT")]
    assert sum("referrals_talktime" in each for each in reads) == 1


def test_somebody_of_another_team_gets_the_answer_of_a_random_id(
    alice: Actor, case: Case, charlie: Actor, taken: Referral
) -> None:
    with pytest.raises(NotFound):
        services.move(charlie, uid=taken.uid, name="propose", version=taken.version)
