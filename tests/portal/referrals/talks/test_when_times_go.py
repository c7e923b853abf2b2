"""What was proposed goes with every end, and along to the next receiver."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.consent.services import withdraw
from portal.referrals import selectors
from portal.referrals.models import Referral, ReferralKind, TalkTime
from tenants.access import Actor, resident
from tenants.errors import NotFound
from tenants.models import Team
from tests.portal.referrals.conftest import draft, step, taken_by
from tests.portal.referrals.talks.conftest import at, some


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
