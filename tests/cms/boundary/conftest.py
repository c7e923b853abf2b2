import pytest
from django.test import Client

from tenants.models import Team, Tenant
from tests.cms.boundary.talking import Talk, talk_about
from tests.cms.boundary.world import CANARY, Things, fill
from tests.factories.accounts import sign_in


@pytest.fixture(autouse=True)
def media_of_the_test(tmp_path, settings) -> None:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def here(waterkant: Tenant, town_hall: Team) -> Things:
    return fill(waterkant, town_hall, "eigen")


@pytest.fixture
def there(heidedorp: Tenant, elsewhere: Team) -> Things:
    return fill(heidedorp, elsewhere, CANARY)


@pytest.fixture
def browser(here: Things) -> Client:
    """An editor of Waterkant, signed in, in whose browser nothing crashes unseen."""
    return sign_in(Client(raise_request_exception=False), here.editor, here.tenant)


@pytest.fixture
def talk(here: Things) -> Talk:
    return talk_about(here)


@pytest.fixture
def colleague(here: Things) -> Client:
    return sign_in(Client(raise_request_exception=False), here.colleague, here.tenant)
