from collections.abc import Iterator

import pytest

from portal.socialmap.models import Organization
from tenants.models import Tenant
from tests.factories.socialmap import make_organization


@pytest.fixture
def organization(in_waterkant: Tenant) -> Iterator[Organization]:
    yield make_organization("Welzijn De Kade")
