"""The town hall receives what people ask; Carla reads it there."""

from typing import Any

import pytest
from django.core.cache import cache

from portal.intake.models import IntakeRequest
from tenants.access import Actor, Role, actor_for
from tenants.context import activate
from tenants.models import OrganisationKind, Team, Tenant
from tests.factories.intake import ask, receiving
from tests.factories.tenants import make_member, make_organisation


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def receives(waterkant: Tenant, town_hall: Team, carla: Actor) -> Team:
    """The team of the town hall receives every subject."""
    receiving(waterkant, town_hall)
    return town_hall


@pytest.fixture
def request_of_rana(waterkant: Tenant, receives: Team) -> IntakeRequest:
    return ask(waterkant)


@pytest.fixture
def second_team(waterkant: Tenant) -> Team:
    return make_organisation(waterkant, "Gemeente Waterkant", OrganisationKind.MUNICIPALITY, team="Inkomen")


def consultant(tenant: Tenant, team: Team, name: str) -> Actor:
    person: Any = make_member(tenant, name, Role.CONSULTANT, team)
    with activate(tenant):
        return actor_for(person, tenant)


@pytest.fixture
def colin(waterkant: Tenant, town_hall: Team) -> Actor:
    """A colleague of Carla."""
    return consultant(waterkant, town_hall, "Colin")


@pytest.fixture
def ida(waterkant: Tenant, second_team: Team) -> Actor:
    """Consultant in another team of the same town hall."""
    return consultant(waterkant, second_team, "Ida")
