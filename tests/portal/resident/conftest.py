"""Rana has a case with Alice (welfare), a consent that names Bob's credit bank, and the code of her receipt."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from portal.cases.models import Case
from portal.cases.services import invite_team
from portal.consent.models import Ground
from portal.consent.services import make_code
from tenants.access import Actor, resident
from tenants.context import activate
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import RANA, RecordGround, case, ground

__all__ = ["case", "ground"]

DOOR, PAGE = "/wie-weet-wat/", "/wie-weet-wat/overzicht/"
BORN = "31-12-1980"
Enter = Callable[..., Any]


@pytest.fixture(autouse=True)
def _nothing_counted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def consent(case: Case, ground: RecordGround, alice: Actor, credit_bank: Team) -> Ground:
    """Rana said yes, and Bob's team may open all of her case by it."""
    made = ground(credit_bank)
    invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=made.uid)
    return made


@pytest.fixture
def code(case: Case, alice: Actor) -> str:
    return make_code(alice, subject=case.subject)


@pytest.fixture
def herself(in_waterkant: Tenant, case: Case) -> Actor:
    return resident(in_waterkant, case.subject)


@pytest.fixture
def visitor(waterkant: Tenant) -> Client:
    return Client(HTTP_HOST=waterkant.primary_host)


@pytest.fixture
def rana(visitor: Client, code: str) -> Client:
    """She came in."""
    assert enter(visitor, code).status_code == 302
    return visitor


def enter(client: Client, code: str, born: str = BORN, **more: Any) -> Any:
    return client.post(DOOR, {"code": code, "birth_date": born}, **more)


def read(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (answer.status_code, answer.headers.get("Location"))
    return answer.content.decode()


__all__ += ["BORN", "DOOR", "PAGE", "RANA", "activate", "enter", "read"]
