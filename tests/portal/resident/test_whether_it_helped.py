"""After the end one question on the resident's own page: did it help?"""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.referrals.models import Referral, ReferralKind
from portal.referrals.providing import provide_for
from tenants.access import Actor
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.resident.conftest import read

ASKED = "Hielp deze hulp u?"


@pytest.fixture
def referral(in_waterkant: Tenant, alice: Actor, case: Case, consent: Ground, credit_bank: Team) -> Referral:
    provide_for(in_waterkant)
    made = Referral(
        number="D-HIELP2", case=case, kind=ReferralKind.objects.get(code="budget-coach"), ground=consent,
        state="in_progress", sender=alice.person, sender_team=alice.team, receiver_team=credit_bank,
        made_at=timezone.now(), sent_at=timezone.now(),
    )  # fmt: skip
    made.save()
    return made


def ended(referral: Referral) -> Referral:
    Referral.objects.filter(pk=referral.pk).update(state="completed", outcome="helped", closed_at=timezone.now())
    return referral


def say(browser: Client, referral: Any, answer: str) -> Any:
    return browser.post(f"/wie-weet-wat/hulp/{referral.uid}/hielp-het/", {"answer": answer})


def test_it_is_asked_when_the_help_ended_and_not_before(rana: Client, referral: Referral) -> None:
    assert ASKED not in read(rana)

    ended(referral)

    assert ASKED in read(rana)


def test_an_answer_is_kept_and_can_be_changed(rana: Client, referral: Referral) -> None:
    ended(referral)
    for answer in ("partly", "yes"):
        assert say(rana, referral, answer).status_code == 302
        assert Referral.objects.get(pk=referral.pk).helped == answer
    assert 'value="yes" aria-pressed="true"' in read(rana)


def test_nonsense_and_what_still_runs_are_refused(rana: Client, referral: Referral) -> None:
    assert say(rana, referral, "yes").status_code == 403
    assert say(rana, ended(referral), "misschien").status_code == 422
    assert Referral.objects.get(pk=referral.pk).helped == ""


def test_nobody_answers_for_another(client: Client, alice: Actor, visitor: Client, referral: Referral) -> None:
    ended(referral)
    assert say(visitor, referral, "yes")["Location"] == "/wie-weet-wat/"
    assert say(sign_in(client, alice), referral, "yes").status_code in (302, 404)
    assert Referral.objects.get(pk=referral.pk).helped == ""


def test_a_referral_of_another_answers_as_a_random_one(rana: Client, referral: Referral) -> None:
    class Nobody:
        uid = uuid4()

    assert say(rana, Nobody, "yes").status_code == 404
