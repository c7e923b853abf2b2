"""Editors at the entries of their portal: signed in, with a service that has a bit of everything."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from cms import provisioning
from portal.socialmap.models import Attribute, Service, TaxonomyTerm
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor, system
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_location, make_phone, make_schedule, make_service

AT = "/cms/sociale-kaart/"
OUTLINES = [{"name": "Waterkant", "rings": [[[4.2, 51.8], [4.5, 51.8], [4.5, 52.0], [4.2, 52.0]]]}]


@pytest.fixture
def portal(waterkant: Tenant) -> Iterator[Tenant]:
    """Waterkant with its words, its workflow and its borders; its scope is open."""
    provisioning.provide(waterkant)
    waterkant.settings = {**waterkant.settings, "outlines": OUTLINES}
    waterkant.save()
    with activate(waterkant):
        ensure_taxonomies(system(waterkant, "tests"))
        yield waterkant


@pytest.fixture
def service(portal: Tenant) -> Service:
    made = make_service(plain_text="U krijgt een pakket eten.", professional_text="Aanvragen kan via de balie.")
    make_location(made)
    make_phone(service=made)
    make_schedule(service=made)
    term = TaxonomyTerm.objects.filter(taxonomy__external_id="leefgebieden").first()
    Attribute.objects.create(service=made, link_entity="service", taxonomy_term=term)
    return made


@pytest.fixture
def browser(portal: Tenant, eva: Actor) -> Client:
    """Eva, an editor."""
    return sign_in(Client(), eva)


@pytest.fixture
def administrator(portal: Tenant, marit: Actor) -> Client:
    """Marit, who publishes without a second reader."""
    return sign_in(Client(), marit)


def address(entry: Any, part: str = "") -> str:
    return f"{AT}{entry._meta.model_name}/{entry.uid}/{part}"


def form_of(browser: Client, entry: Any) -> dict[str, Any]:
    """The fields of the form as the page has them, to be sent back."""
    from tests.cms.admin.entries.reading import fields_of

    answer = browser.get(address(entry))
    assert answer.status_code == 200
    return fields_of(answer.content.decode(), "vermelding")
