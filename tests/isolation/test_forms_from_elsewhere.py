"""A form that another site sends in somebody's name carries no token, and changes nothing."""

import pytest
from django.conf import settings
from django.test import Client

from tests.isolation.addresses import addresses
from tests.isolation.answers import Gun
from tests.isolation.judging import LEFT_BY_LOOKING
from tests.isolation.shots import aimed
from tests.isolation.targets import standings
from tests.isolation.world import World

pytestmark = pytest.mark.django_db


def test_no_address_accepts_a_post_without_a_token(world: World) -> None:
    gun = Gun()
    gun.client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    visitor = world.visitor("municipality administrator")
    accepted = []
    for address in (each for each in addresses() if each.urlconf == settings.ROOT_URLCONF):
        answer = aimed(world, address, "POST", visitor, standings(address, world)[0]).fire(gun)
        # 405: takes no form from anybody.
        if answer.status not in {403, 405} or {change.table for change in answer.changes} - LEFT_BY_LOOKING:
            accepted.append(f"{address}: {answer.status}")
    assert accepted == []
