"""An address that nobody classified is an address that nobody guards."""

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from tenants.access import matrix
from tests.isolation.addresses import WITHOUT_A_ROW, addresses, unclassified


def _rights_that_exist() -> set[str]:
    return {f"{row.name}.{verb}" for row in matrix().values() for verb in row.verbs}


def test_every_address_says_which_right_opens_it() -> None:
    assert unclassified(addresses()) == []


def test_every_guard_is_a_right_of_the_matrix_or_a_known_kind() -> None:
    unknown = {
        str(address): address.guard
        for address in addresses()
        if address.guard and address.guard not in WITHOUT_A_ROW | _rights_that_exist()
    }
    assert unknown == {}


def test_every_address_has_a_name() -> None:
    assert [str(address) for address in addresses() if not address.name.rpartition(":")[2]] == []


def test_names_are_used_once() -> None:
    names = [(address.urlconf, address.name, address.parameters) for address in addresses()]
    assert len(names) == len(set(names))


@pytest.fixture
def forgotten_guard() -> Iterator[str]:
    """Sabotage: somebody mounts a view and forgets to say who may come in."""

    def open_to_all(request: HttpRequest) -> HttpResponse:
        return HttpResponse("everything")

    module = ModuleType("tests.isolation.sabotaged_urls")
    module.urlpatterns = [path("inside/", include([path("all/", open_to_all, name="all")]))]  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    yield module.__name__
    del sys.modules[module.__name__]


def test_a_forgotten_guard_is_found_however_deep(forgotten_guard: str) -> None:
    assert unclassified(addresses(forgotten_guard)) == ["all at /inside/all/"]
