"""Bob's credit bank accepted; Veerle is a volunteer of that team."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from portal.referrals.models import Referral, VolunteerMatch
from portal.referrals.services.matching import match_volunteer
from tenants.access import Actor, Role, actor_for
from tenants.models import Team, Tenant
from tests.factories.tenants import make_member
from tests.portal.cases.in_a_request import narrow_to_actor
from tests.portal.referrals.conftest import person

AGREED = "Samen de post openen, elke dinsdag om 10 uur."


@pytest.fixture(autouse=True)
def matching_in_a_request(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    narrow_to_actor(request.module, monkeypatch)


@pytest.fixture
def vera(in_waterkant: Tenant, credit_bank: Team) -> Actor:
    return actor_for(make_member(in_waterkant, "Veerle", Role.VOLUNTEER, credit_bank), in_waterkant)


@pytest.fixture
def last_day() -> date:
    return timezone.localdate() + timedelta(days=7)


@pytest.fixture
def match(bob: Actor, accepted: Referral, vera: Actor, last_day: date) -> VolunteerMatch:
    return match_volunteer(bob, uid=accepted.uid, volunteer_uid=person(vera), agreed=AGREED, until=last_day)
