"""Alice (welfare) refers Rana to Bob's credit bank, on a ground that names it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.referrals import selectors, services
from portal.referrals.models import KindReceiver, Referral, ReferralKind
from portal.referrals.providing import provide_for
from portal.referrals.services import Told, Written
from tenants.access import Actor
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import case, ground
from tests.portal.cases.in_a_request import narrow_to_actor

__all__ = ["case", "ground"]

QUESTION = "Overzicht over de rekeningen"
EXPLANATION = "De huur is twee maanden niet betaald."

Sent = Callable[..., Referral]


@pytest.fixture(autouse=True)
def in_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL each command and read shows that it does with the rows of its actor (decision 24)."""
    for place in (services, selectors):
        narrow_to_actor(place, monkeypatch)


@pytest.fixture
def kind(in_waterkant: Tenant, credit_bank: Team) -> ReferralKind:
    """Budget coach, which the credit bank takes."""
    provide_for(in_waterkant)
    found: ReferralKind = ReferralKind.objects.get(code="budget-coach")
    taken_by(found, credit_bank)
    return found


@pytest.fixture
def debt_help(kind: ReferralKind, credit_bank: Team) -> ReferralKind:
    """A kind with terms that a law sets; under consent here, so that the receiver is free."""
    found: ReferralKind = ReferralKind.objects.get(code="debt-help")
    taken_by(found, credit_bank)
    return found


@pytest.fixture
def drafted(alice: Actor, case: Case, kind: ReferralKind, ground: Callable[..., Ground], credit_bank: Team) -> Referral:
    """Complete, and not sent yet."""
    return draft(alice, case, kind, ground(credit_bank), credit_bank)


@pytest.fixture
def sent(alice: Actor, drafted: Referral) -> Referral:
    return step(alice, drafted, "send")


@pytest.fixture
def accepted(bob: Actor, sent: Referral) -> Referral:
    return step(bob, sent, "accept", contact_person=person(bob))


@pytest.fixture
def helping(bob: Actor, accepted: Referral) -> Referral:
    """The first talk was held."""
    return step(bob, accepted, "start")


def taken_by(kind: ReferralKind, team: Team, **given: Any) -> KindReceiver:
    made: KindReceiver = KindReceiver.objects.create(kind=kind, team=team, **given)
    return made


def draft(actor: Actor, case: Case, kind: ReferralKind, ground: Ground, team: Team, **given: Any) -> Referral:
    written = Written(
        question=QUESTION, explanation=EXPLANATION, receiver=team.uid, ground=ground.uid, **given
    )  # fmt: skip
    return services.draft(actor, case_uid=case.uid, kind_uid=kind.uid, written=written)


def step(actor: Actor, referral: Referral, name: str, *, key: UUID | None = None, **told: Any) -> Referral:
    """The next step, at the version that stands now."""
    version = Referral.objects.get(pk=referral.pk).version
    return services.move(actor, uid=referral.uid, name=name, version=version, told=Told(**told), key=key)


def person(actor: Actor) -> UUID:
    assert actor.person is not None
    return actor.person.uid
