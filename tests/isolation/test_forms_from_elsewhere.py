"""A form that another site sends in somebody's name carries no token, and changes nothing."""

import pytest
from django.conf import settings
from django.test import Client

from tests.isolation.addresses import addresses
from tests.isolation.answers import Gun
from tests.isolation.judging import LEFT_BY_LOOKING
from tests.isolation.shots import aimed
from tests.isolation.standing import Standing
from tests.isolation.targets import standings
from tests.isolation.world import World

pytestmark = pytest.mark.django_db

# Where what stands in the address is the whole right, and no session adds to it. Each with its reason and its tables.
WITHOUT_A_TOKEN = {
    # RFC 8058: mail programs post here for whoever they serve, and never saw a page.
    "newsletter:unsubscribe": {"newsletter_subscriber"},
}


def test_no_address_accepts_a_post_without_a_token(world: World) -> None:
    gun = Gun()
    gun.client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    visitor = world.visitor("municipality administrator")
    accepted = []
    for address in addresses():
        if address.urlconf != settings.ROOT_URLCONF or address.name in WITHOUT_A_TOKEN:
            continue
        answer = aimed(world, address, "POST", visitor, standings(address, world)[0]).fire(gun)
        # 405: takes no form from anybody.
        if answer.status not in {403, 405} or {change.table for change in answer.changes} - LEFT_BY_LOOKING:
            accepted.append(f"{address}: {answer.status}")
    assert accepted == []


@pytest.mark.parametrize("name", WITHOUT_A_TOKEN)
def test_where_the_address_is_the_right_nothing_else_changes(world: World, name: str) -> None:
    gun = Gun()
    gun.client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    address = next(each for each in addresses() if each.name == name)
    for visitor in world.visitors:
        for standing in standings(address, world):
            answer = aimed(world, address, "POST", visitor, standing).fire(gun)
            changed = {change.table for change in answer.changes} - LEFT_BY_LOOKING
            allowed = WITHOUT_A_TOKEN[name] if standing == Standing.OWN else set()
            # Whoever is halfway through signing in is sent to the second step first.
            assert changed <= allowed
            assert changed == allowed or visitor.is_signed_in
