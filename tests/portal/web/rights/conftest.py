"""Alice opened a case; the municipality has a privacy officer and two administrators."""

import pytest

from tenants.access import Actor, Role, actor_for
from tenants.context import activate
from tenants.models import Team, Tenant
from tests.factories.tenants import make_member
from tests.portal.web.logbook.conftest import Browser, browser, case

__all__ = ["Browser", "browser", "case"]


@pytest.fixture
def mira(waterkant: Tenant, town_hall: Team) -> Actor:
    """A second administrator of the municipality."""
    person = make_member(waterkant, "Mira", Role.MUNICIPALITY_ADMIN, town_hall)
    with activate(waterkant):
        return actor_for(person, waterkant)
