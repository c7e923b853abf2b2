"""A list costs the same whether it holds 1, 10 or 100 things."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.socialmap.models import Organization
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.web.conftest import fill_with

NUMBERS = (1, 10, 100)
MOST = {"/": 24, "/zoeken/?q=schuldhulp": 26, "/onderwerpen/": 6}


@pytest.fixture(params=NUMBERS)
def number(request: pytest.FixtureRequest, waterkant: Tenant) -> Iterator[int]:
    fill_with(waterkant, request.param)
    yield request.param


def _queries(client: Client, address: str) -> int:
    client.get(address)  # what is learnt once (content types, the word list) does not count
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", MOST)
def test_a_public_list_stays_under_its_number(visitor: Client, number: int, address: str) -> None:
    assert _queries(visitor, address) <= MOST[address]


def test_the_page_of_an_organisation_stays_under_its_number(visitor: Client, waterkant: Tenant, number: int) -> None:
    with activate(waterkant):
        uid = Organization.objects.get(name="Organisatie van velen").uid

    assert _queries(visitor, f"/organisatie/{uid}/") <= 20


def test_signing_in_adds_a_fixed_number(alice: Actor, number: int) -> None:
    client = sign_in(Client(), alice)

    assert _queries(client, "/zoeken/?q=schuldhulp") <= MOST["/zoeken/?q=schuldhulp"] + 8
