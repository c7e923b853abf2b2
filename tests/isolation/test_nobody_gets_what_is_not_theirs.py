"""The suite at its small size. `make proof` fires thousands; a red line here names the request and what was wrong."""

from random import Random

import pytest

from tests.isolation.addresses import Address, addresses
from tests.isolation.answers import Gun
from tests.isolation.figures import fire, requests
from tests.isolation.targets import standings, target
from tests.isolation.world import World
from tests.proof.figure import Size

pytestmark = pytest.mark.django_db


def test_no_request_gets_or_changes_what_is_not_theirs(world: World, gun: Gun) -> None:
    count, found = fire(world, requests(world, gun, Size.SMALL, Random(7)), gun)

    assert sorted(set(map(str, found))) == []
    assert count > 200


def test_the_table_of_objects_knows_every_parameter(world: World) -> None:
    for address in addresses():
        assert standings(address, world)


def test_a_new_parameter_fails_with_what_to_do() -> None:
    parameters = (("thing", "UUIDConverter"),)
    new = Address("portal.config.urls", "nieuw/<uuid:thing>/", "new", lambda request: None, parameters)
    with pytest.raises(LookupError, match=r"Add a line .* to TARGETS in tests/isolation/targets\.py"):
        target(new, "thing")
