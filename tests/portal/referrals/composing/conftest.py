"""A professional in a browser, and a draft that was begun."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from portal.cases.models import Case
from portal.referrals import services
from portal.referrals.models import Referral, ReferralKind
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.referrals.conftest import EXPLANATION, QUESTION


@pytest.fixture
def browser(client: Client, in_waterkant: Tenant, alice: Actor) -> Client:
    return sign_in(client, alice)


@pytest.fixture
def begun(alice: Actor, case: Case, kind: ReferralKind) -> Referral:
    return services.draft(alice, case_uid=case.uid, kind_uid=kind.uid)


def address(referral: Referral, last: str = "opstellen") -> str:
    return f"/doorverwijzingen/{referral.uid}/{last}/"


def typed(referral: Referral, do: str = "keep", **more: Any) -> dict[str, Any]:
    stands = {"key": str(uuid4()), "version": referral.version, "urgency": "normal", "hand_over": "contact"}
    return {**stands, "question": QUESTION, "explanation": EXPLANATION, "do": do, **more}
