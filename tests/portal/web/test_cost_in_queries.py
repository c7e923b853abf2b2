"""A list costs the same whether it holds 1, 10 or 100 things."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.socialmap.models import Attribute, Service
from portal.socialmap.taxonomies import ensure_taxonomies
from portal.web import remembering
from search.indexing.building import rebuild
from tenants.access import Actor, system
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.web.conftest import fill_with

# One of each is whether there are activities, for the word in the menu.
LISTS = {
    "/": 33,
    "/?plaats=3131": 33,
    "/zoeken/?q=schuldhulp": 29,
    "/zoeken/kaart/?q=schuldhulp": 28,
    "/onderwerpen/": 8,
    "/onderwerp/wonen/": 35,
    "/plaats/vlaardingen/": 34,
}
REMEMBERED = 21  # the front page within a minute
FOR_WHO_SIGNED_IN = 9
OF_ONE_ORGANISATION = 22


@pytest.fixture
def costs(
    visitor: Client, alice: Actor, waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> dict[int, dict[str, int]]:
    """The number of queries for each list, by how much there is."""
    monkeypatch.setattr(remembering.time, "time", lambda: 0.0)  # no minute ends in between
    signed_in = sign_in(Client(), alice)
    found: dict[int, dict[str, int]] = {}
    there = 0
    for number in (1, 10, 100):
        organization = fill_with(waterkant, number - there)
        _put_all_under(waterkant, "wonen")
        there = number
        asked: dict[str, tuple[Client, str]] = {address: (visitor, address) for address in LISTS}
        asked["organisation"] = (visitor, f"/organisatie/{organization.uid}/")
        asked["signed in"] = (signed_in, "/zoeken/?q=schuldhulp")
        found[number] = {name: _queries(*where) for name, where in asked.items()}
        found[number]["within a minute"] = _queries(visitor, "/", again=True)
    return found


def _put_all_under(tenant: Tenant, code: str) -> None:
    """Give every service a life domain, so that the page of the topic has something to show."""
    with activate(tenant):
        term = ensure_taxonomies(system(tenant, "test"))[f"leefgebieden:{code}"]
        for service in Service.objects.exclude(attributes__taxonomy_term=term):
            Attribute.objects.create(service=service, link_entity="service", taxonomy_term=term)
        rebuild()


def _queries(client: Client, address: str, *, again: bool = False) -> int:
    client.get(address)  # what is learnt once (content types, the word list) does not count
    if not again:
        cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_every_list_costs_the_same_for_1_10_and_100(costs: dict[int, dict[str, Any]]) -> None:
    assert costs[1] == costs[10] == costs[100]


def test_every_list_stays_under_its_number(costs: dict[int, dict[str, int]]) -> None:
    most = {
        **LISTS,
        "within a minute": REMEMBERED,
        "organisation": OF_ONE_ORGANISATION,
        "signed in": LISTS["/zoeken/?q=schuldhulp"] + FOR_WHO_SIGNED_IN,
    }

    assert {name: number for name, number in costs[100].items() if number > most[name]} == {}
