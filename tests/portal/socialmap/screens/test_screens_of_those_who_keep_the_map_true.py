"""A partner confirms and proposes, an editor decides and takes in, in a browser without script."""

from typing import Any

import pytest
from django.test import Client

from portal.socialmap import services
from portal.socialmap.models import Proposal, ProposalState, Publication, PublicationState, Service
from portal.socialmap.selectors import open_proposals, own_entries
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_organization, make_service, publish_in

HOST = {"headers": {"host": "waterkant.localhost"}}


@pytest.fixture
def own(waterkant: Tenant, welfare: Team) -> Service:
    with activate(waterkant):
        return make_service("Inloopspreekuur", make_organization("Welzijn De Brug", owner=welfare.organisation))


def _as(client: Client, actor: Actor) -> Client:
    return sign_in(client, actor)


def _service(own: Service) -> Service:
    with activate(own.tenant):
        found: Service = Service.objects.get(pk=own.pk)
    return found


def test_a_partner_sees_the_own_entries_and_no_others(client: Client, own: Service, alice: Actor, bob: Actor) -> None:
    page = _as(client, alice).get("/kaart/mijn-vermeldingen/", **HOST).content.decode()
    assert "Inloopspreekuur" in page
    assert "Lang niet nagekeken" in page

    page = _as(Client(), bob).get("/kaart/mijn-vermeldingen/", **HOST).content.decode()
    assert "Inloopspreekuur" not in page


def test_klopt_nog(client: Client, own: Service, alice: Actor) -> None:
    address = f"/kaart/mijn-vermeldingen/service/{own.uid}/klopt-nog/"
    answer = _as(client, alice).post(address, {"version": 1}, **HOST)

    assert answer.status_code == 302
    assert _service(own).checked_on is not None


def test_a_proposal_travels_from_the_partner_to_the_editor_and_onto_the_map(
    client: Client, own: Service, alice: Actor, eva: Actor
) -> None:
    address = f"/kaart/mijn-vermeldingen/service/{own.uid}/voorstel/"
    browser = _as(client, alice)
    assert "Inloopspreekuur" in browser.get(address, **HOST).content.decode()
    sent = browser.post(address, {"version": 1, "name": "Spreekuur", "note": "Nieuwe naam"}, **HOST)
    assert sent.status_code == 302

    editor = _as(Client(), eva)
    page = editor.get("/kaart/voorstellen/", **HOST).content.decode()
    assert "Spreekuur" in page
    with activate(own.tenant):
        proposal = Proposal.objects.get()
    editor.post(f"/kaart/voorstellen/{proposal.uid}/", {"version": 1, "accept": "on"}, **HOST)

    assert _service(own).name == "Spreekuur"


def test_a_wrong_address_comes_back_with_a_sentence(client: Client, own: Service, alice: Actor) -> None:
    address = f"/kaart/mijn-vermeldingen/service/{own.uid}/voorstel/"
    values = {"version": 1, "name": "Spreekuur", "url": "javascript:alert(1)"}
    page = _as(client, alice).post(address, values, **HOST)

    assert page.status_code == 200
    assert "Er gaat iets mis" in page.content.decode()


def test_another_partner_gets_the_answer_of_a_page_that_does_not_exist(
    client: Client, own: Service, bob: Actor
) -> None:
    address = f"/kaart/mijn-vermeldingen/service/{own.uid}/voorstel/"

    assert _as(client, bob).get(address, **HOST).status_code == 404


@pytest.mark.parametrize("address", ["/kaart/voorstellen/", "/kaart/aanbod/"])
def test_a_partner_has_no_screens_of_the_editor(client: Client, alice: Actor, address: str) -> None:
    assert _as(client, alice).get(address, **HOST).status_code == 404


def test_the_editor_takes_an_offer_in(client: Client, heidedorp: Tenant, waterkant: Tenant, eva: Actor) -> None:
    with activate(heidedorp):
        theirs = make_service("Schuldregeling")
    offer = publish_in(waterkant, theirs, PublicationState.PROPOSED)
    browser = _as(client, eva)
    assert "Schuldregeling" in browser.get("/kaart/aanbod/", **HOST).content.decode()
    browser.post(f"/kaart/aanbod/{offer.uid}/", {"version": 1, "take_in": "on", "audience": "partners"}, **HOST)

    with activate(waterkant):
        row = Publication.objects.get()
    assert (row.state, row.audience) == ("taken_in", "partners")


@pytest.mark.parametrize("how_many", [1, 10, 100])
def test_the_lists_cost_the_same_however_long(
    waterkant: Tenant, welfare: Team, alice: Actor, eva: Actor, how_many: int, django_assert_num_queries: Any
) -> None:
    with activate(waterkant):
        organization = make_organization("Welzijn De Brug", owner=welfare.organisation)
        for number in range(how_many):
            service = make_service(f"Dienst {number}", organization)
            services.propose_change(
                alice, entity="service", uid=service.uid, version=1, values={"plain_text": f"Tekst {number}"}
            )
        with django_assert_num_queries(2):
            assert len(own_entries(alice)) == how_many + 1
        with django_assert_num_queries(1):
            assert len(open_proposals(eva)) == how_many
        assert Proposal.objects.filter(state=ProposalState.OPEN).count() == how_many


def test_the_overview_leads_everybody_to_their_own_screens(client: Client, alice: Actor, eva: Actor) -> None:
    partner = _as(client, alice).get("/overzicht/", **HOST).content.decode()
    editor = _as(Client(), eva).get("/overzicht/", **HOST).content.decode()

    assert "/kaart/mijn-vermeldingen/" in partner
    assert "/kaart/voorstellen/" not in partner
    assert "/kaart/voorstellen/" in editor
    assert "/kaart/aanbod/" in editor
