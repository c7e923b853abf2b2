"""A map with everything that may leave and everything that may not, and a program that asks."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from portal.opendata.ledger.reconciling import reconcile
from portal.socialmap.models import Attribute, Contact, CostOption, RequiredDocument, Service, ServiceArea
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import system
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_phone, make_schedule, make_service
from tests.portal.socialmap.hsds.conftest import DATA, shared

API = "/api/hsds/v3"
HOST = "waterkant.localhost"
Fetch = Callable[..., Any]


@pytest.fixture(autouse=True)
def _nobody_asked_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def program(waterkant: Tenant) -> Client:
    """Asks without a cookie."""
    return Client(SERVER_NAME=HOST)


@pytest.fixture
def fetch(program: Client) -> Fetch:
    """The JSON at an address of the API."""

    def get(path: str = "", **asked: object) -> Any:
        answer = program.get(f"{API}{path}", asked)
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)

    return get


@pytest.fixture
def filled(waterkant: Tenant) -> Service:
    with activate(waterkant):
        return fill(waterkant)


def fill(tenant: Tenant) -> Service:
    """A service with much that hangs under it; one for partners, one that is hidden, one at a secret place."""
    terms = ensure_taxonomies(system(tenant, "proef"))
    organization = make_organization(plain_text="Wij helpen.", kind="food_bank", tax_id="123456782")
    service = make_service(
        organization=organization,
        plain_text="U krijgt eten.",
        professional_text="Alleen voor collega's.",
        data_source="bron",
        external_id="bron-17",
        extra={"internal_note": "niet doorvertellen"},
        assurer_email="jan@bron.example",
    )
    Attribute.objects.create(service=service, link_entity="service", taxonomy_term=terms["leefgebieden:wonen"])
    make_location(service, street="Kade 1")
    make_schedule(service=service)
    make_phone("+31 10 123 45 67", service=service)
    CostOption.objects.create(service=service, option="Gratis", amount=0, currency="EUR")
    RequiredDocument.objects.create(service=service, document="=Bankafschriften()")
    ServiceArea.objects.create(service=service, name="Vlaardingen", extent="GM0622", extent_type="gemeente")
    person = Contact.objects.create(service=service, name="Jannie de Boer", title="Coördinator", email="j@brug.example")
    make_phone("06 12345678", contact=person)
    desk = Contact.objects.create(service=service, department="Balie", email="balie@brug.example")
    make_phone("010 765 43 21", contact=desk)
    make_service("Crisisopvang", make_organization("Alleen partners", audience="partners"), audience="partners")
    make_service("Nog niet af", organization, live=False)
    make_location(make_service("Veilig huis", organization), street="Kanariestraat 13", name="Huis 13", secret=True)
    reconcile()
    return service


# What stands in the map of `fill` and may leave in no form.
NEVER = (
    "Alleen voor collega",
    "bron-17",
    "niet doorvertellen",
    "jan@bron.example",
    "123456782",
    "Jannie de Boer",
    "j@brug.example",
    "06 12345678",
    "Crisisopvang",
    "Alleen partners",
    "Nog niet af",
    "Kanariestraat",
    "Huis 13",
)


def words_in(answer: Any) -> str:
    """All text of an answer, that inside a zip too."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.headers.get("Content-Type") == "application/zip":
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            return "\n".join(bundle.read(name).decode() for name in bundle.namelist())
    return str(content.decode())


def validator(entity: str, folder: Path | None = None) -> Draft202012Validator:
    """Of the official schema; the test is skipped where the published schemas are not."""
    schemas = folder or shared("hsds/schema")
    loaded = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in schemas.glob("*.json")}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(content, default_specification=DRAFT202012)) for name, content in loaded.items()
    )
    return Draft202012Validator(
        loaded[f"{entity}.json"], registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


SCHEMAS = DATA / "hsds" / "schema"
