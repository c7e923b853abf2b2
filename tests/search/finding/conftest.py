"""A small map of Waterkant in the index."""

from collections.abc import Callable

import pytest

from portal.socialmap.models import Organization, Service
from search.indexing.building import rebuild
from tenants.models import Tenant
from tests.factories.socialmap import make_organization, make_service

Make = Callable[..., Service]


@pytest.fixture
def organization(in_waterkant: Tenant) -> Organization:
    return make_organization("Welzijn De Kade")


@pytest.fixture
def service(organization: Organization) -> Make:
    """Make a service and index it, as an editor's saving does."""

    def make(name: str, **fields: object) -> Service:
        made = make_service(name, organization, **fields)
        rebuild()
        return made

    return make
