"""The screens of cases, aimed at more often than the sample of the whole house does: here a leak does most harm."""

from random import Random

import pytest

from tests.isolation.addresses import addresses
from tests.isolation.answers import Gun
from tests.isolation.figures import fire, sample
from tests.isolation.shots import Shot, aimed
from tests.isolation.standing import Standing
from tests.isolation.world import World

pytestmark = pytest.mark.django_db
LOOKED_AT = 120
# The screens of cases themselves, and those that reach them by code: the log, and the rights of residents.
AT_A_CASE = ("cases:", "web:rights", "web:logbook", "web:own_logbook")
ANOTHERS = (Standing.OWN, Standing.OTHER_ORGANISATION, Standing.HIDDEN, Standing.FOREIGN, Standing.RANDOM)


def _of_cases(world: World) -> list[Shot]:
    """Reading and sending; what the other methods do is seen in the sample of the whole house."""
    return [
        aimed(world, address, method, visitor, standing)
        for address in addresses()
        if address.name.startswith(AT_A_CASE)
        for standing in (ANOTHERS if address.parameters else (None,))
        for visitor in world.visitors
        for method in ("GET", "POST")
    ]


def test_no_request_at_a_case_gets_or_changes_what_is_not_theirs(world: World, gun: Gun) -> None:
    count, found = fire(world, sample(_of_cases(world), LOOKED_AT, Random(11)), gun)

    assert sorted(set(map(str, found))) == []
    assert count > LOOKED_AT


def test_whoever_may_open_a_case_does_open_it(world: World, gun: Gun) -> None:
    """Or the test above would be green because nobody sees anything."""
    address = next(each for each in addresses() if each.name == "cases:case")
    expected = {
        ("professional", Standing.OWN): 200,
        ("consultant", Standing.OWN): 200,
        ("professional of another organisation", Standing.OWN): 404,
        ("professional of another organisation", Standing.OTHER_ORGANISATION): 200,
        ("professional", Standing.HIDDEN): 404,
        ("professional", Standing.FOREIGN): 404,
        ("privacy officer", Standing.OWN): 404,
        ("partner administrator", Standing.OWN): 404,
    }
    looks = (each for each in _of_cases(world) if each.address == address and each.method == "GET")
    shots = {(str(each.visitor), each.standing): each for each in looks}
    answered = {key: shots[key].fire(gun).status for key in expected}

    assert answered == expected
