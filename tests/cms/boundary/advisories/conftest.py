import pytest
from django.test import Client

from tenants.access import Actor
from tests.cms.boundary.world import Things
from tests.factories.accounts import sign_in


@pytest.fixture
def partner(here: Things, alice: Actor) -> Client:
    """Somebody of this portal who edits nothing."""
    return sign_in(Client(raise_request_exception=False), alice)


@pytest.fixture
def visitor(here: Things) -> Client:
    return Client(raise_request_exception=False, SERVER_NAME=here.tenant.primary_host)
