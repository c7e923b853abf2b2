"""Help that ended well half a year ago, and somebody who asks how it goes."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.referrals import selectors, services
from portal.referrals.models import CheckBack, Referral, ReferralClock
from portal.referrals.selectors import Filters, Tab
from tenants.access import Actor
from tenants.models import Membership
from tests.portal.cases.conftest import colleague
from tests.portal.referrals.conftest import step

NOTE = "De post blijft open en er is weer overzicht."


@pytest.fixture
def ended(bob: Actor, helping: Referral) -> Referral:
    """The help ended well, half a year ago and a bit."""
    return due(step(bob, helping, "complete", outcome="helped"))


def due(referral: Referral) -> Referral:
    past = timezone.now() - timedelta(days=1)
    ReferralClock.objects.filter(referral=referral, code="check_back").update(ends_at=past)
    Referral.objects.filter(pk=referral.pk).update(due_at=past)
    referral.refresh_from_db()
    return referral


def running(referral: Referral) -> ReferralClock | None:
    rows = ReferralClock.objects.filter(referral=referral, code="check_back", stopped_at__isnull=True)
    found: ReferralClock | None = rows.first()
    return found


def ask(actor: Actor, referral: Referral, how: str = "still", note: str = "") -> CheckBack:
    clock = running(referral)
    return services.check_back(actor, uid=referral.uid, clock=clock.uid if clock else uuid4(), how=how, note=note)


def beside(actor: Actor) -> Actor:
    """A colleague of the same team."""
    assert actor.team is not None
    found: Actor = colleague(actor.tenant, actor.team, "Dirk")
    return found


def gone(actor: Actor) -> None:
    """Since yesterday they work here no more."""
    day = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=actor.person).update(starts_on=day, ends_on=day)


def numbers(actor: Actor, **filters: Any) -> list[str]:
    return [line.number for line in selectors.worklist(actor, Tab.ASK_BACK, Filters(**filters))[0]]
