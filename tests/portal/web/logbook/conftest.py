"""Alice opened a case and looked at it; Bob was refused; time passed."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

from portal.cases import selectors
from portal.cases.models import Case
from portal.cases.services import open_case
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RANA

Browser = Callable[[Actor], Client]


@pytest.fixture
def browser(waterkant: Tenant) -> Browser:
    return lambda actor: sign_in(Client(SERVER_NAME="waterkant.localhost"), actor)


@pytest.fixture
def case(waterkant: Tenant, alice: Actor, welfare: Team) -> Case:
    with activate(waterkant), transaction.atomic():
        made = open_case(alice, team_uid=welfare.uid, told=RANA)
        selectors.case(alice, made.uid)
        return made
