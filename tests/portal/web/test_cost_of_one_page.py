"""The page of a service costs the same with 1, 10 and 100 of everything around it, in a map of any size."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.socialmap.models import Attribute, Contact, Language, RequiredDocument
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_location, make_organization, make_phone, make_schedule, make_service

MOST, MOST_SIGNED_IN = 25, 33


def _cost(client: Client, address: str) -> int:
    client.get(address)  # what is learnt once does not count
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def _add(service: Any, term: Any) -> None:
    """One more of everything that hangs under a service, and one more service about the same."""
    place = make_location(service)
    make_phone(location=place)
    make_schedule(location=place)
    make_phone(service=service)
    RequiredDocument.objects.create(service=service, document="Legitimatie")
    Language.objects.create(service=service, code="ar", name="Arabisch")
    make_phone(contact=Contact.objects.create(service=service, name="Balie"))
    other = make_service("Nog een", service.organization)
    Attribute.objects.create(service=other, link_entity="service", taxonomy_term=term)


def test_a_service_and_its_organisation_cost_the_same_however_much_there_is(
    in_waterkant: Tenant, eva: Actor, alice: Actor, visitor: Client
) -> None:
    term = ensure_taxonomies(eva)["leefgebieden:wonen"]
    service = make_service("Inloop", make_organization())
    Attribute.objects.create(service=service, link_entity="service", taxonomy_term=term)
    signed_in = sign_in(Client(), alice)
    pages = (f"/hulp/{service.uid}/", f"/organisatie/{service.organization.uid}/")
    costs: dict[int, list[int]] = {}
    made = 0
    for number in (1, 10, 100):
        while made < number:
            _add(service, term)
            made += 1
        costs[number] = [_cost(client, page) for client in (visitor, signed_in) for page in pages]

    assert costs[1] == costs[10] == costs[100]
    assert max(costs[100][:2]) <= MOST
    assert max(costs[100]) <= MOST_SIGNED_IN


@pytest.mark.parametrize("page", ["/hulp/", "/organisatie/"])
def test_a_page_stays_light(in_waterkant: Tenant, visitor: Client, page: str) -> None:
    import gzip

    service = make_service("Inloop", plain_text="Wij helpen u. " * 40)
    for _each in range(4):
        make_schedule(location=make_location(service))
    uid = service.uid if page == "/hulp/" else service.organization.uid

    assert len(gzip.compress(visitor.get(f"{page}{uid}/").content)) < 15_000
