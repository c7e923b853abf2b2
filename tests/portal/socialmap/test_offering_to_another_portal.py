"""The owner offers, the editor there answers, the owner stays master of the audience."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from portal.socialmap import services
from portal.socialmap.models import Audience, Publication, PublicationState, Service
from tenants.access import Actor, Role, actor_for
from tenants.access import anonymous as visitor
from tenants.context import activate
from tenants.errors import ForeignTenant, NotFound, Refused, Stale
from tenants.models import OrganisationKind, Tenant
from tests.factories.socialmap import make_service
from tests.factories.tenants import make_member, make_organisation


@pytest.fixture
def hanneke(heidedorp: Tenant) -> Actor:
    """Editor of Heidedorp."""
    team = make_organisation(heidedorp, "Gemeente Heidedorp", OrganisationKind.MUNICIPALITY)
    person = make_member(heidedorp, "Hanneke", Role.EDITOR, team)
    with activate(heidedorp):
        return actor_for(person, heidedorp)


@pytest.fixture
def ours(waterkant: Tenant, heidedorp: Tenant) -> Service:
    with activate(waterkant):
        return make_service()


def _offer(actor: Actor, service: Service, audience: str = Audience.PUBLIC) -> Publication:
    with activate(actor.tenant):
        return services.offer_publication(actor, service=service.uid, portal="heidedorp", audience=audience)


def _answer(actor: Actor, publication: Publication, take_in: bool, audience: str | None = None) -> Publication:
    with activate(actor.tenant):
        return services.answer_publication(
            actor, uid=publication.uid, version=publication.version, take_in=take_in, audience=audience
        )


@contextmanager
def _as_visitor(tenant: Tenant) -> Iterator[list[str]]:
    with activate(tenant):
        yield [service.name for service in Service.published.visible_to(visitor(tenant))]


def test_it_shows_there_when_the_editor_there_takes_it_in(ours: Service, eva: Actor, hanneke: Actor) -> None:
    offer = _offer(eva, ours)
    with _as_visitor(hanneke.tenant) as seen:
        assert seen == []
    _answer(hanneke, offer, take_in=True)
    with _as_visitor(hanneke.tenant) as seen:
        assert seen == ["Voedselpakket"]


def test_left_out_withdrawn_and_offered_again(ours: Service, eva: Actor, hanneke: Actor) -> None:
    row = _answer(hanneke, _offer(eva, ours), take_in=True)
    row = _answer(hanneke, row, take_in=False)
    with _as_visitor(hanneke.tenant) as seen:
        assert seen == []
    row = _answer(hanneke, row, take_in=True)
    with activate(eva.tenant):
        row = services.withdraw_publication(eva, uid=row.uid, version=row.version)
    with pytest.raises(Refused, match="ingetrokken"):
        _answer(hanneke, row, take_in=True)
    assert _offer(eva, ours).state == PublicationState.PROPOSED


def test_the_audience_there_is_never_wider(ours: Service, eva: Actor, hanneke: Actor) -> None:
    offer = _offer(eva, ours, Audience.PARTNERS)
    with pytest.raises(Refused, match="alleen aan partners"):
        _answer(hanneke, offer, take_in=True, audience=Audience.PUBLIC)
    with activate(eva.tenant):
        Service.objects.update(audience=Audience.PARTNERS)
    with pytest.raises(Refused, match="alleen aan partners"):
        _offer(eva, ours, Audience.PUBLIC)


def test_it_may_be_narrower_there(ours: Service, eva: Actor, hanneke: Actor) -> None:
    _answer(hanneke, _offer(eva, ours), take_in=True, audience=Audience.PARTNERS)
    with _as_visitor(hanneke.tenant) as seen:
        assert seen == []


def test_only_who_publishes_offers_and_answers(ours: Service, eva: Actor, alice: Actor, charlie: Actor) -> None:
    with pytest.raises(Refused):
        _offer(alice, ours)
    offer = _offer(eva, ours)
    with pytest.raises(Refused):
        _answer(charlie, offer, take_in=True)


def test_the_owner_cannot_answer_for_the_other(ours: Service, eva: Actor) -> None:
    with pytest.raises(NotFound):
        _answer(eva, _offer(eva, ours), take_in=True)


def test_an_unknown_portal_and_the_own_one_get_the_same_answer(ours: Service, eva: Actor) -> None:
    with activate(eva.tenant):
        for slug in ("bestaatniet", "waterkant"):
            with pytest.raises(NotFound):
                services.offer_publication(eva, service=ours.uid, portal=slug)


def test_an_answer_on_an_old_offer_is_stale(ours: Service, eva: Actor, hanneke: Actor) -> None:
    offer = _offer(eva, ours)
    _answer(hanneke, offer, take_in=True)
    offer.version = 1
    with pytest.raises(Stale):
        _answer(hanneke, offer, take_in=False)


def test_a_third_portal_neither_reads_nor_writes_the_row(ours: Service, eva: Actor) -> None:
    from tests.factories.tenants import make_tenant

    offer = _offer(eva, ours)
    with activate(make_tenant("derde")):
        assert not Publication.objects.exists()
        with pytest.raises(ForeignTenant):
            offer.save()
