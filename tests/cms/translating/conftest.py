from typing import Any

import pytest
from django.test import Client

from cms.pages.models import HomePage, InformationPage
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.pages import make_front, make_page, stream

BODY = stream(("text", '<p>Bel <a href="https://hulp.example/">ons</a>.</p>'))


@pytest.fixture
def page(waterkant: Tenant) -> Any:
    """A page of Waterkant with a title, a summary and one text with a link."""
    made = make_page(
        make_front(waterkant), InformationPage, "Hulp bij geld", search_description="Zo werkt het.", body=BODY
    )
    with activate(waterkant):
        return InformationPage.objects.get(pk=made.pk)


@pytest.fixture
def foreign_page(heidedorp: Tenant) -> Any:
    return make_page(make_front(heidedorp), InformationPage, "Elders")


@pytest.fixture
def front(waterkant: Tenant) -> HomePage:
    return make_front(waterkant)


@pytest.fixture
def visitor(waterkant: Tenant) -> Client:
    return Client(SERVER_NAME="waterkant.localhost")
