"""Editors in their admin."""

import pytest
from django.test import Client

from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor, system
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in

HOST = {"headers": {"host": "waterkant.localhost"}}


@pytest.fixture
def with_words(waterkant: Tenant) -> Tenant:
    with activate(waterkant):
        ensure_taxonomies(system(waterkant, "tests"))
    return waterkant


@pytest.fixture
def editor(client: Client, with_words: Tenant, eva: Actor) -> Client:
    return sign_in(client, eva)
