"""One suite for every engine: which documents match, inside the scope, in the stored order. Runs on the database
in use."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from search.engines.database import DatabaseEngine
from search.engines.port import SearchEngine
from search.indexing.keys import document_key
from search.models import Audience, Document, DocumentProfile
from search.policy import SearchScope
from search.profiles import pack
from tenants.models import Tenant

Add = Callable[..., int]


@pytest.fixture(params=["database"])
def engine(request: pytest.FixtureRequest) -> SearchEngine:
    return {"database": DatabaseEngine}[request.param]()


@pytest.fixture
def public(in_waterkant: Tenant) -> SearchScope:
    return SearchScope(in_waterkant.pk, Audience.PUBLIC, timezone.now())


@pytest.fixture
def partners(in_waterkant: Tenant) -> SearchScope:
    return SearchScope(in_waterkant.pk, Audience.PARTNERS, timezone.now())


def row(tenant: Tenant, number: int, title: str, **fields: object) -> tuple[Document, DocumentProfile]:
    """The two rows of a document."""
    texts = {name: str(fields.pop(name, "")) for name in ("keywords", "summary", "body")}
    weight = int(str(fields.pop("weight", 50)))
    key = document_key(weight=weight, kind_code=1, object_id=number, tenant_id=tenant.pk)
    values: dict[str, object] = {"audience": Audience.PUBLIC, "weight": weight, **fields}
    document = Document(id=key, tenant=tenant, kind="service", object_id=number, **values)
    return document, DocumentProfile(id=key, tenant=tenant, packed=pack({"title": title, **texts}), words="")


@pytest.fixture
def add(engine: SearchEngine, in_waterkant: Tenant) -> Add:
    """Add one document to the index; answers its key."""

    def add_one(number: int, title: str, **fields: object) -> int:
        document, profile = row(in_waterkant, number, title, **fields)
        engine.write([(document, profile)])
        return document.pk

    return add_one
