"""The cast, in two portals. Alice and Bob work for two partners of Waterkant; Charlie works in Heidedorp."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from tenants.access import Actor, Role, actor_for
from tenants.access import anonymous as make_anonymous
from tenants.context import activate
from tenants.models import OrganisationKind, Team, Tenant
from tests.factories.tenants import make_member, make_organisation, make_tenant

pytest_plugins = ["tests.services.plugin"]


# What takes seconds, measured: `make quick` leaves it out, `make test` never does.
SLOW = (
    "tests/isolation/",
    "tests/cms/boundary/",
    "tests/portal/uploads/",
    "tests/proof/",
    "tests/portal/demo/",
    "tests/portal/accounts/test_throttles.py",
    "tests/portal/socialmap/hsds/test_round_trip.py",
    "tests/portal/uploads/test_bad_files_do_no_harm.py",
    "tests/portal/web/test_cost_in_queries.py",
    "tests/search/finding/test_commands.py",
)

# Screens and pure rules, which ask neither database anything of its own: run once, on SQLite. What is theirs (kernel,
# services, selectors, search, isolation) runs on both.
ONCE = (
    "tests/architecture/",
    "tests/reading/",
    "tests/cms/admin/",
    "tests/cms/blocks/",
    "tests/cms/boundary/",
    "tests/cms/newsletter/",
    "tests/cms/plain/",
    "tests/portal/demo/",
    "tests/portal/socialmap/spreadsheet/",
    "tests/portal/uploads/",
    "tests/portal/web/folder/",
    "tests/portal/web/test_components_keep_their_contrast.py",
    "tests/portal/web/test_languages_",
    "tests/portal/web/test_the_build.py",
    "tests/portal/web/theming/",
)


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker(pytest.mark.slow)
        if item.nodeid.startswith(ONCE):
            item.add_marker(pytest.mark.once)


@pytest.fixture
def waterkant(db: None) -> Tenant:
    return make_tenant("waterkant", "Hulpwijzer Waterkant", municipality_codes=["GM0622"])


@pytest.fixture
def heidedorp(db: None) -> Tenant:
    return make_tenant("heidedorp", "Samen in Heidedorp", municipality_codes=["GM0228"], theme="heidedorp")


@pytest.fixture
def in_waterkant(waterkant: Tenant) -> Iterator[Tenant]:
    """The scope of Waterkant is open during the test."""
    with activate(waterkant):
        yield waterkant


@pytest.fixture
def town_hall(waterkant: Tenant) -> Team:
    return make_organisation(waterkant, "Gemeente Waterkant", OrganisationKind.MUNICIPALITY)


@pytest.fixture
def welfare(waterkant: Tenant) -> Team:
    return make_organisation(waterkant, "Welzijn De Brug", OrganisationKind.WELFARE)


@pytest.fixture
def credit_bank(waterkant: Tenant) -> Team:
    return make_organisation(waterkant, "Kredietbank De Vliet", OrganisationKind.CREDIT_BANK)


@pytest.fixture
def elsewhere(heidedorp: Tenant) -> Team:
    return make_organisation(heidedorp, "Welzijn Heide", OrganisationKind.WELFARE)


def _actor(tenant: Tenant, name: str, role: Role, team: Team | None = None) -> Actor:
    person: Any = make_member(tenant, name, role, team)
    with activate(tenant):
        return actor_for(person, tenant)


@pytest.fixture
def anonymous(waterkant: Tenant) -> Actor:
    return make_anonymous(waterkant)


@pytest.fixture
def alice(waterkant: Tenant, welfare: Team) -> Actor:
    """Professional of partner A."""
    return _actor(waterkant, "Alice", Role.PARTNER, welfare)


@pytest.fixture
def anna(waterkant: Tenant, welfare: Team) -> Actor:
    """Administrator of partner A."""
    return _actor(waterkant, "Anna", Role.PARTNER_ADMIN, welfare)


@pytest.fixture
def bob(waterkant: Tenant, credit_bank: Team) -> Actor:
    """Professional of partner B, same portal."""
    return _actor(waterkant, "Bob", Role.PARTNER, credit_bank)


@pytest.fixture
def charlie(heidedorp: Tenant, elsewhere: Team) -> Actor:
    """Professional in another portal."""
    return _actor(heidedorp, "Charlie", Role.PARTNER, elsewhere)


@pytest.fixture
def ria(waterkant: Tenant) -> Actor:
    """Resident with an account."""
    return _actor(waterkant, "Ria", Role.RESIDENT)


@pytest.fixture
def volunteer(waterkant: Tenant, welfare: Team) -> Actor:
    return _actor(waterkant, "Vera", Role.VOLUNTEER, welfare)


@pytest.fixture
def omar(waterkant: Tenant, town_hall: Team) -> Actor:
    """Organiser."""
    return _actor(waterkant, "Omar", Role.ORGANISER, town_hall)


@pytest.fixture
def eva(waterkant: Tenant, town_hall: Team) -> Actor:
    """Editor."""
    return _actor(waterkant, "Eva", Role.EDITOR, town_hall)


@pytest.fixture
def carla(waterkant: Tenant, town_hall: Team) -> Actor:
    """Consultant of the municipality."""
    return _actor(waterkant, "Carla", Role.CONSULTANT, town_hall)


@pytest.fixture
def marit(waterkant: Tenant, town_hall: Team) -> Actor:
    """Administrator of the municipality."""
    return _actor(waterkant, "Marit", Role.MUNICIPALITY_ADMIN, town_hall)


@pytest.fixture
def frits(waterkant: Tenant, town_hall: Team) -> Actor:
    """Privacy officer."""
    return _actor(waterkant, "Frits", Role.PRIVACY_OFFICER, town_hall)


@pytest.fixture
def pim(waterkant: Tenant) -> Actor:
    """Platform operator."""
    return _actor(waterkant, "Pim", Role.OPERATOR)
