"""A filled map, found by search, and a browser without cookies."""

from typing import Any

import pytest
from django.test import Client

from portal.socialmap.models import Organization
from search.indexing.building import rebuild
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_phone, make_schedule, make_service

HOST = "waterkant.localhost"


@pytest.fixture
def visitor(waterkant: Tenant) -> Client:
    """Nobody in particular, on the portal of Waterkant."""
    return Client(SERVER_NAME=HOST)


@pytest.fixture
def debt_help(waterkant: Tenant) -> Any:
    """A public service with a professional text, a place, hours and a telephone."""
    with activate(waterkant):
        service = make_service(
            "Hulp bij schulden",
            make_organization("Buurtteam Noord"),
            plain_text="U heeft schulden. Wij helpen u met een plan.",
            professional_text="Intake volgens de Wgs, artikel 4.",
        )
        make_location(service)
        make_phone("010 555 00 01", service=service)
        make_schedule(service=service)
        rebuild()
    return service


@pytest.fixture
def early_signals(waterkant: Tenant, debt_help: Any) -> Any:
    """A service that only partners may see."""
    with activate(waterkant):
        service = make_service("Melding van schulden bij huur", audience="partners", plain_text="Meld schulden vroeg.")
        rebuild()
    return service


def fill_with(waterkant: Tenant, number: int) -> Any:
    """So many more services with all that hangs under them, of one organization (the answer)."""
    with activate(waterkant):
        organization = Organization.objects.filter(name="Organisatie van velen").first() or make_organization(
            "Organisatie van velen"
        )
        for _each in range(number):
            service = make_service("Schuldhulp", organization)
            make_location(service)
            make_phone(service=service)
            make_schedule(service=service)
        rebuild()
    return organization
