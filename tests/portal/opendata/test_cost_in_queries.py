"""A page costs the same whether a portal holds 1, 10 or 100 services."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.opendata.ledger.reconciling import reconcile
from portal.socialmap.models import Attribute, Organization, TaxonomyTerm
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_phone, make_schedule, make_service
from tests.portal.opendata.conftest import API

MOST = {
    "/services?per_page=100": 10,
    "/services?per_page=100&full=true": 30,
    "/services?minimal=true": 10,
    "/organizations?per_page=100&full=true": 25,
    "/organizations?full_service=true": 45,
    "/service_at_locations?per_page=100&full=true": 25,
    "/taxonomy_terms?per_page=100": 10,
}


@pytest.fixture
def costs(program: Client, waterkant: Tenant) -> dict[int, dict[str, int]]:
    """How many queries each question asks, by how many services there are."""
    found: dict[int, dict[str, int]] = {}
    with activate(waterkant):
        organization, term = make_organization(), TaxonomyTerm.objects.create(name="Woord")
    there = 0
    for number in (1, 10, 100):
        with activate(waterkant):
            for _each in range(number - there):
                _grow(organization, term)
            reconcile()
        there = number
        found[number] = {path: _queries(program, f"{API}{path}") for path in MOST}
    return found


def _grow(organization: Organization, term: TaxonomyTerm) -> None:
    service = make_service("Hulp", organization)
    make_location(service)
    make_phone(service=service)
    make_schedule(service=service)
    Attribute.objects.create(service=service, link_entity="service", taxonomy_term=term)


def _queries(program: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert program.get(path).status_code == 200
    return len(captured)


def test_more_services_ask_no_more(costs: dict[int, dict[str, int]]) -> None:
    assert costs[1] == costs[10] == costs[100]


def test_each_question_stays_under_its_number(costs: dict[int, dict[str, int]]) -> None:
    assert {path: number for path, number in costs[100].items() if number > MOST[path]} == {}
