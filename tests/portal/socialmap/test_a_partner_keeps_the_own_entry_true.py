"""Partners say that their entry is still true, tell their room, and propose changes; the editor decides."""

from typing import Any

import pytest

from portal.socialmap import services
from portal.socialmap.models import Proposal, ProposalState, Service, ServiceCapacity
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Team, Tenant
from tests.factories.socialmap import make_organization, make_service


@pytest.fixture
def own(in_waterkant: Tenant, welfare: Team) -> Service:
    """A service of Alice's organisation."""
    return make_service("Inloopspreekuur", make_organization("Welzijn De Brug", owner=welfare.organisation))


def _propose(actor: Actor, service: Service, **values: Any) -> Proposal:
    return services.propose_change(
        actor, entity="service", uid=service.uid, version=service.version, values=values, note="Graag"
    )


def test_still_true(own: Service, alice: Actor, anonymous: Actor) -> None:
    entry = services.mark_checked(alice, entity="service", uid=own.uid, version=1)

    assert Service.objects.get().checked_by == alice.person
    assert entry.version == 2


def test_a_proposal_changes_nothing_until_the_editor_takes_it_over(own: Service, alice: Actor, eva: Actor) -> None:
    proposal = _propose(alice, own, plain_text="Kom langs.", name="Inloopspreekuur")
    assert proposal.values == {"plain_text": "Kom langs."}
    assert Service.objects.get().plain_text == ""

    services.decide_proposal(eva, uid=proposal.uid, version=1, accept=True)

    assert Service.objects.get().plain_text == "Kom langs."
    assert Proposal.objects.get().state == ProposalState.ACCEPTED


def test_a_proposal_that_is_declined_keeps_its_reason(own: Service, alice: Actor, eva: Actor) -> None:
    proposal = _propose(alice, own, plain_text="Kom langs.")
    services.decide_proposal(eva, uid=proposal.uid, version=1, accept=False, reason="Staat er al.")

    assert Service.objects.get().plain_text == ""
    assert Proposal.objects.get().reason == "Staat er al."


def test_a_proposal_is_decided_once(own: Service, alice: Actor, eva: Actor) -> None:
    proposal = _propose(alice, own, plain_text="Kom langs.")
    services.decide_proposal(eva, uid=proposal.uid, version=1, accept=True)

    with pytest.raises(Stale):
        services.decide_proposal(eva, uid=proposal.uid, version=1, accept=True)
    with pytest.raises(Refused):
        services.decide_proposal(eva, uid=proposal.uid, version=2, accept=False)


def test_a_partner_does_not_decide(own: Service, alice: Actor) -> None:
    proposal = _propose(alice, own, plain_text="Kom langs.")
    with pytest.raises(Refused):
        services.decide_proposal(alice, uid=proposal.uid, version=1, accept=True)


def test_another_partner_may_neither_propose_nor_confirm_nor_tell_room(own: Service, bob: Actor) -> None:
    with pytest.raises(Refused):
        _propose(bob, own, name="Anders")
    with pytest.raises(Refused):
        services.mark_checked(bob, entity="service", uid=own.uid, version=1)
    with pytest.raises(Refused):
        services.set_capacity(bob, uid=own.uid, unit="plekken", available=2)


def test_somebody_of_another_portal_finds_nothing(own: Service, charlie: Actor) -> None:
    from tenants.context import activate

    with activate(charlie.tenant), pytest.raises(NotFound):
        _propose(charlie, own, name="Anders")


@pytest.mark.parametrize("values", [{"audience": "partners"}, {"checked_on": "2026-01-01"}])
def test_what_decides_who_sees_it_cannot_be_proposed(own: Service, alice: Actor, values: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        _propose(alice, own, **values)


def test_room_is_told_with_its_moment_and_told_again_in_the_same_row(own: Service, alice: Actor) -> None:
    services.set_capacity(alice, uid=own.uid, unit="plekken", available=2)
    services.set_capacity(alice, uid=own.uid, unit="plekken", available=1, maximum=8)

    assert ServiceCapacity.objects.values_list("available", "maximum").get() == (1, 8)
