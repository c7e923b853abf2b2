"""A referral with a three-way talk: two times proposed, accepted, planned."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.referrals import selectors
from portal.referrals.models import Referral, ReferralKind, TalkTime
from portal.referrals.talks import Time
from tenants.access import Actor
from tenants.dutch_time import DUTCH_TIME
from tenants.models import Team
from tests.portal.referrals.conftest import draft, person, step

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
