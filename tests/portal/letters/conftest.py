"""Alice (welfare) writes to Rana, whose help comes from Bob's credit bank."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.cases.models import Case
from portal.letters.models import LetterTemplate
from portal.letters.providing import provide_for
from portal.referrals.models import Referral
from portal.socialmap.models import Organization, Phone
from tenants.access import Actor
from tenants.models import Tenant
from tests.portal.cases.conftest import case, ground
from tests.portal.referrals.conftest import accepted, drafted, kind, sent, step

__all__ = ["accepted", "case", "drafted", "ground", "kind", "sent"]

NUMBER = "010 123 45 67"


@pytest.fixture(autouse=True)
def letters(in_waterkant: Tenant) -> dict[str, LetterTemplate]:
    """What a new portal has."""
    provide_for(in_waterkant)
    return {each.code: each for each in LetterTemplate.objects.all()}


@pytest.fixture
def numbered(alice: Actor, bob: Actor, in_waterkant: Tenant) -> str:
    """Both organisations have a number on the map."""
    for actor in (alice, bob):
        assert actor.team is not None
        on_the_map = Organization.objects.create(name=str(actor.team), owner=actor.team.organisation)
        Phone.objects.create(organization=on_the_map, number=NUMBER)
    return NUMBER


@pytest.fixture
def appointed(bob: Actor, accepted: Referral) -> Referral:
    at = timezone.now() + timedelta(days=8)
    return step(bob, accepted, "appoint", appointment_at=at, place="Dorpsstraat 9")


def speaks(case: Case, language: str, safe: str = "") -> Case:
    case.language, case.safe_contact = language, safe
    case.save()
    return case
