"""A row of another portal exists here exactly as far as a publication leads to it."""

from collections.abc import Iterator

import pytest

from portal.socialmap.models import Audience, Organization, Phone, PublicationState, Service
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import ForeignTenant, NoTenant
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_phone, make_service, publish_in


@pytest.fixture
def theirs(heidedorp: Tenant) -> Service:
    """A service of Heidedorp with everything around it, and a second one of the same organization."""
    with activate(heidedorp):
        organization = make_organization("Kredietbank Heide")
        service = make_service("Schuldregeling", organization)
        make_service("Budgetcursus", organization)
        make_location(service)
        make_phone(service=service)
        make_phone("0318 11 11 11", service=Service.objects.get(name="Budgetcursus"))
    return service


@pytest.fixture
def here(theirs: Service, waterkant: Tenant) -> Iterator[Tenant]:
    publish_in(waterkant, theirs)
    with activate(waterkant):
        yield waterkant


def test_only_the_published_service_is_there(here: Tenant) -> None:
    assert [service.name for service in Service.published.all()] == ["Schuldregeling"]
    assert Service.objects.count() == 0


def test_its_relations_are_followed_and_those_of_its_neighbours_are_not(here: Tenant) -> None:
    service = Service.published.get()

    assert service.organization.name == "Kredietbank Heide"
    assert [organization.name for organization in Organization.published.all()] == ["Kredietbank Heide"]
    assert [phone.number for phone in Phone.published.all()] == ["010 123 45 67"]


def test_what_is_only_offered_or_left_out_is_not_there(theirs: Service, waterkant: Tenant) -> None:
    for state in (PublicationState.PROPOSED, PublicationState.LEFT_OUT, PublicationState.WITHDRAWN):
        row = publish_in(waterkant, theirs, state)
        with activate(waterkant):
            assert not Service.published.exists()
            assert not Organization.published.exists()
            assert not Phone.published.exists()
            row.delete()


def test_it_cannot_be_written_or_deleted_from_here(here: Tenant) -> None:
    service = Service.published.get()

    with pytest.raises(ForeignTenant):
        service.save()
    with pytest.raises(ForeignTenant):
        service.delete()
    assert Service.published.update(name="Gekaapt") == 0
    assert Service.published.all().delete()[0] == 0


def test_outside_a_scope_nothing_is_read(theirs: Service) -> None:
    with pytest.raises(NoTenant):
        Service.published.exists()


def test_a_visitor_sees_the_narrower_of_both_audiences(
    theirs: Service, waterkant: Tenant, anonymous: Actor, alice: Actor
) -> None:
    row = publish_in(waterkant, theirs, audience=Audience.PARTNERS)
    with activate(waterkant):
        assert not Service.published.visible_to(anonymous).exists()
        assert not Organization.published.visible_to(anonymous).exists()
        assert Service.published.visible_to(alice).exists()
        row.audience = Audience.PUBLIC
        row.save()
        assert Service.published.visible_to(anonymous).exists()
    with activate(theirs.tenant):
        theirs.audience = Audience.PARTNERS
        theirs.save()
    with activate(waterkant):
        assert not Service.published.visible_to(anonymous).exists()
        assert Service.published.visible_to(alice).exists()
