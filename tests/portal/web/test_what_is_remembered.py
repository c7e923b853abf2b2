"""What pages ask themselves is remembered for a minute; what somebody asks never is, and nobody sees another's."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from portal.web import remembering
from portal.web.remembering import remembered, remembered_search
from search.indexing.building import rebuild
from search.query import SearchQuery
from tenants.access import Actor
from tenants.access import anonymous as make_anonymous
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_service


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    caches["pages"].clear()
    yield
    caches["pages"].clear()


class Counting:
    """Gives the number of times that it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


@pytest.fixture
def filled(in_waterkant: Tenant) -> Tenant:
    make_service("Huurhulp")
    rebuild()
    return in_waterkant


def test_it_is_made_once_until_the_index_changes(filled: Tenant, anonymous: Actor) -> None:
    make = Counting()

    assert [remembered(anonymous, "iets", make) for _each in range(3)] == [1, 1, 1]
    rebuild()
    assert remembered(anonymous, "iets", make) == 2


def test_it_is_made_again_after_a_minute(filled: Tenant, anonymous: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Counting()
    remembered(anonymous, "iets", make)
    later = remembering.time.time() + 61
    monkeypatch.setattr(remembering.time, "time", lambda: later)

    assert remembered(anonymous, "iets", make) == 2


def test_partners_and_visitors_remember_apart(filled: Tenant, anonymous: Actor, alice: Actor) -> None:
    assert remembered(alice, "iets", lambda: "voor partners") == "voor partners"
    assert remembered(anonymous, "iets", lambda: "voor iedereen") == "voor iedereen"


def test_portals_remember_apart(filled: Tenant, heidedorp: Tenant, anonymous: Actor) -> None:
    remembered(anonymous, "iets", lambda: "waterkant")
    with activate(heidedorp):
        make_service("Heidehulp")
        rebuild()
        assert remembered(make_anonymous(heidedorp), "iets", lambda: "heidedorp") == "heidedorp"


def test_languages_remember_apart(filled: Tenant, anonymous: Actor, settings: Any) -> None:
    from django.utils.translation import override

    remembered(anonymous, "iets", lambda: "Wonen")
    with override("en"):
        assert remembered(anonymous, "iets", lambda: "Housing") == "Housing"


@pytest.mark.parametrize(
    "query",
    [
        SearchQuery(text="jan jansen"),
        SearchQuery(near="3131"),
        SearchQuery(point=(51.9, 4.3)),
        SearchQuery(box=(51, 4, 52, 5)),
    ],
)
def test_what_somebody_asks_is_not_kept(
    filled: Tenant, anonymous: Actor, query: SearchQuery, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(caches["pages"], "set", lambda key, *_more: kept.append(key))
    remembered_search(anonymous, query)
    assert kept == []

    remembered_search(anonymous, SearchQuery())
    assert len(kept) == 1


def test_an_entry_that_is_withdrawn_is_gone_at_once_though_the_answer_is_remembered(
    visitor: Client, filled: Tenant
) -> None:
    from portal.socialmap.models import Service

    visitor.get("/")
    visitor.get("/plaats/vlaardingen/")
    Service.objects.filter(name="Huurhulp").update(live=False)  # past every service: the index does not hear of it

    assert "Huurhulp" not in visitor.get("/").content.decode()
    assert "Huurhulp" not in visitor.get("/plaats/vlaardingen/").content.decode()
