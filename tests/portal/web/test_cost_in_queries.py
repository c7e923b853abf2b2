"""A list costs the same whether it holds 1, 10 or 100 things."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.web.conftest import fill_with

LISTS = {"/": 24, "/zoeken/?q=schuldhulp": 26, "/onderwerpen/": 6}
FOR_WHO_SIGNED_IN = 8
OF_ONE_ORGANISATION = 20


@pytest.fixture
def costs(visitor: Client, alice: Actor, waterkant: Tenant) -> dict[int, dict[str, int]]:
    """The number of queries for each list, by how much there is."""
    signed_in = sign_in(Client(), alice)
    found: dict[int, dict[str, int]] = {}
    there = 0
    for number in (1, 10, 100):
        organization = fill_with(waterkant, number - there)
        there = number
        asked: dict[str, tuple[Client, str]] = {address: (visitor, address) for address in LISTS}
        asked["organisation"] = (visitor, f"/organisatie/{organization.uid}/")
        asked["signed in"] = (signed_in, "/zoeken/?q=schuldhulp")
        found[number] = {name: _queries(*where) for name, where in asked.items()}
    return found


def _queries(client: Client, address: str) -> int:
    client.get(address)  # what is learnt once (content types, the word list) does not count
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_every_list_costs_the_same_for_1_10_and_100(costs: dict[int, dict[str, Any]]) -> None:
    assert costs[1] == costs[10] == costs[100]


def test_every_list_stays_under_its_number(costs: dict[int, dict[str, int]]) -> None:
    most = {
        **LISTS,
        "organisation": OF_ONE_ORGANISATION,
        "signed in": LISTS["/zoeken/?q=schuldhulp"] + FOR_WHO_SIGNED_IN,
    }

    assert {name: number for name, number in costs[100].items() if number > most[name]} == {}
