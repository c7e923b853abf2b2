"""More than one receiver: after each other, beside each other, and handed on."""

import pytest

from portal.cases.models import Case
from portal.referrals import services
from portal.referrals.models import Referral, ReferralClock, ReferralKind
from portal.referrals.services import Written
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.errors import Refused
from tenants.models import Team
from tests.portal.cases.conftest import RecordGround
from tests.portal.referrals.conftest import QUESTION, person, step, taken_by

S = ReferralState


@pytest.fixture
def both(
    alice: Actor, case: Case, kind: ReferralKind, ground: RecordGround, credit_bank: Team, town_hall: Team
) -> dict[str, object]:
    taken_by(kind, town_hall)
    return {"case_uid": case.uid, "kind_uid": kind.uid, "ground": ground(credit_bank, town_hall).uid}


def _draft(alice: Actor, both: dict[str, object], first: Team, **others: object) -> Referral:
    written = Written(question=QUESTION, receiver=first.uid, ground=both["ground"], **others)  # type: ignore[arg-type]
    return services.draft(alice, case_uid=both["case_uid"], kind_uid=both["kind_uid"], written=written)  # type: ignore[arg-type]


def test_the_next_is_asked_when_the_first_says_no(
    alice: Actor, bob: Actor, carla: Actor, both: dict[str, object], credit_bank: Team, town_hall: Team
) -> None:
    first = step(alice, _draft(alice, both, credit_bank, after=[town_hall.uid]), "send")
    assert not Referral.objects.visible_to(carla).exists()

    step(bob, first, "reject", reject_reason="no_capacity", advice="Probeer de gemeente.")

    second = Referral.objects.visible_to(carla).get()
    assert (second.state, second.receiver_team, second.part_of) == (S.SENT, town_hall, first)
    assert not ReferralClock.objects.filter(referral=first, stopped_at__isnull=True).exists()


def test_the_first_to_accept_closes_the_others(
    alice: Actor, bob: Actor, carla: Actor, both: dict[str, object], credit_bank: Team, town_hall: Team
) -> None:
    first = step(alice, _draft(alice, both, credit_bank, beside=[town_hall.uid]), "send")
    other = Referral.objects.exclude(pk=first.pk).get()
    assert other.state == S.SENT

    step(carla, other, "accept", contact_person=person(carla))

    first.refresh_from_db()
    assert first.state == S.WITHDRAWN
    assert not Referral.objects.visible_to(bob).exists()


def test_taking_it_back_takes_back_what_went_to_others(
    alice: Actor, both: dict[str, object], credit_bank: Team, town_hall: Team
) -> None:
    first = step(alice, _draft(alice, both, credit_bank, beside=[town_hall.uid]), "send")

    step(alice, first, "recall")

    assert Referral.objects.exclude(pk=first.pk).get().state == S.WITHDRAWN


def test_handing_on_stays_within_the_ground_and_the_terms_run_on(
    alice: Actor, bob: Actor, carla: Actor, both: dict[str, object], credit_bank: Team, town_hall: Team
) -> None:
    first = step(alice, _draft(alice, both, credit_bank), "send")

    step(bob, first, "hand_on", to_team=town_hall.uid)

    second = Referral.objects.visible_to(carla).get()
    assert (second.part_of, second.requested_at) == (first, first.requested_at)
    assert not Referral.objects.visible_to(bob).exists()


def test_a_team_that_the_ground_does_not_name_gets_nothing(
    alice: Actor, bob: Actor, sent: Referral, town_hall: Team
) -> None:
    with pytest.raises(Refused, match="geen grondslag"):
        step(bob, sent, "hand_on", to_team=town_hall.uid)

    assert Referral.objects.count() == 1
