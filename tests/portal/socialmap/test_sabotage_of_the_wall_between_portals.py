"""Each defence of the map, taken away: then the canary must show. If it does not, the defence defends nothing."""

from typing import Any

import pytest
from django.db.models import Q

from portal.socialmap.models import Location, Publication, Service
from portal.socialmap.models.publishing import PublishedManager
from portal.socialmap.models.visibility import EntryQuerySet, ServiceQuerySet
from portal.socialmap.selectors import assembling, service_cards, service_documents, service_page
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import NotFound
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_service

CANARY = "Kanariepiet"


@pytest.fixture
def foreign(heidedorp: Tenant, waterkant: Tenant) -> Service:
    """A service of another portal that was offered here and not taken in."""
    with activate(heidedorp):
        service = make_service(CANARY)
        Publication.objects.create(tenant=waterkant, owner_tenant=heidedorp, service=service)
    return service


def _seen(actor: Actor) -> str:
    with activate(actor.tenant):
        return f"{service_cards(actor)}{list(service_documents())}"


def test_the_wall_stands(foreign: Service, alice: Actor) -> None:
    assert CANARY not in _seen(alice)
    with activate(alice.tenant), pytest.raises(NotFound):
        service_page(alice, foreign.uid)


def test_without_the_scope_of_published_rows_it_shows(
    foreign: Service, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PublishedManager, "scoped", lambda self, queryset, tenant: queryset)

    assert CANARY in _seen(alice)


def test_without_the_state_of_the_publication_it_shows(
    foreign: Service, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def any_state(tenant: Any) -> Any:
        return Publication.objects._all_tenants().filter(tenant_id=tenant.pk)

    monkeypatch.setattr(Publication, "taken_in_by", any_state)

    assert CANARY in _seen(alice)


def test_without_the_audience_a_visitor_reads_what_is_for_partners(
    in_waterkant: Tenant, anonymous: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_service(CANARY, audience="partners")
    assert service_cards(anonymous) == {}
    monkeypatch.setattr(ServiceQuerySet, "visible_to", lambda self, actor: self.in_sight())

    assert CANARY in str(service_cards(anonymous))


def test_without_the_dates_a_withdrawn_entry_shows(
    in_waterkant: Tenant, anonymous: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_service(CANARY, live=False)
    assert service_cards(anonymous) == {}
    monkeypatch.setattr(EntryQuerySet, "in_sight", lambda self, today=None: self.filter(Q()))

    assert CANARY in str(service_cards(anonymous))


def test_without_the_secret_of_a_location_its_street_shows(in_waterkant: Tenant, anonymous: Actor) -> None:
    service = make_service()
    location = make_location(service, street=CANARY, secret=True)
    assert CANARY not in str(service_cards(anonymous))
    Location.objects.filter(pk=location.pk).update(secret=False)

    assert CANARY in str(service_cards(anonymous))


def test_without_the_check_of_links_a_script_becomes_one(
    in_waterkant: Tenant, anonymous: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = make_service(url="javascript:alert(1)")
    assert service_page(anonymous, service.uid).url == ""
    monkeypatch.setattr(assembling, "web_address", str)

    assert service_page(anonymous, service.uid).url == "javascript:alert(1)"
