"""A portal with a front page, and browsers without cookies."""

from typing import Any

import pytest
from django.test import Client

from cms.pages.models import HomePage
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.pages import make_front

HOST = "waterkant.localhost"


@pytest.fixture
def front(waterkant: Tenant) -> HomePage:
    return make_front(waterkant)


@pytest.fixture
def front_elsewhere(heidedorp: Tenant) -> HomePage:
    return make_front(heidedorp)


@pytest.fixture
def visitor(waterkant: Tenant) -> Client:
    return Client(SERVER_NAME=HOST)


@pytest.fixture
def partner(alice: Actor) -> Any:
    """Alice, signed in on the portal of Waterkant."""
    return sign_in(Client(), alice)
