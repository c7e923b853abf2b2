"""A three-way talk: one side proposes times, the other chooses one, and that one is the appointment."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.referrals import selectors
from portal.referrals.models import Referral, ReferralKind, TalkTime
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.errors import Invalid, Refused
from tenants.models import Team
from tests.portal.referrals.conftest import draft, person, step
from tests.portal.referrals.talks.conftest import WHERE, at, first, open_steps, some


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
