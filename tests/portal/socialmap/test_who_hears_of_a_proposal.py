"""Editors hear that a proposal waits, and whoever made it what became of it."""

import pytest

from portal.notifications import selectors as messages
from portal.socialmap import services
from portal.socialmap.drafting.proposals import take_into_draft
from portal.socialmap.models import Proposal, Service
from tenants.access import Actor
from tenants.models import Team, Tenant
from tests.factories.socialmap import make_organization, make_service


@pytest.fixture
def own(in_waterkant: Tenant, welfare: Team) -> Service:
    return make_service("Inloopspreekuur", make_organization("Welzijn De Brug", owner=welfare.organisation))


def _propose(actor: Actor, service: Service) -> Proposal:
    return services.propose_change(
        actor, entity="service", uid=service.uid, version=service.version, values={"plain_text": "Kom langs."}
    )


def _heard(actor: Actor) -> list[str]:
    return [each.said for each in messages.messages(actor).messages]


def test_editors_hear_that_it_waits(own: Service, alice: Actor, eva: Actor, marit: Actor, bob: Actor) -> None:
    _propose(alice, own)

    assert _heard(eva) == _heard(marit) == ["Er wacht een voorstel op u"]
    assert _heard(alice) == _heard(bob) == []


@pytest.mark.parametrize("accept", [True, False])
def test_who_proposed_hears_the_outcome(own: Service, alice: Actor, eva: Actor, accept: bool) -> None:
    proposal = _propose(alice, own)
    services.decide_proposal(eva, uid=proposal.uid, version=1, accept=accept)

    assert _heard(alice) == ["De redactie koos over uw voorstel"]


def test_who_proposed_hears_it_too_when_the_proposal_goes_into_a_draft(own: Service, alice: Actor, eva: Actor) -> None:
    take_into_draft(eva, uid=_propose(alice, own).uid, version=1)

    assert _heard(alice) == ["De redactie koos over uw voorstel"]
