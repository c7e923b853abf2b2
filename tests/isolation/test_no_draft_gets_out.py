"""A draft is of who writes it: nobody else reads, changes, sends or throws it away, of whichever portal it is."""

from random import Random

import pytest

from tests.isolation.addresses import addresses
from tests.isolation.answers import Gun
from tests.isolation.figures import fire, sample
from tests.isolation.shots import Shot, aimed
from tests.isolation.standing import Standing
from tests.isolation.targets import standings
from tests.isolation.world import World

pytestmark = pytest.mark.django_db
LOOKED_AT = 120
OF_DRAFTS = ("compose:draft", "compose:discard")


def _of_composing(world: World) -> list[Shot]:
    """Reading and sending, by everybody, at every object that there is."""
    return [
        aimed(world, address, method, visitor, standing)
        for address in addresses()
        if address.name.startswith("compose:")
        for standing in standings(address, world)
        for visitor in world.visitors
        for method in ("GET", "POST")
    ]


def test_no_request_gets_or_changes_what_is_not_theirs(world: World, gun: Gun) -> None:
    count, found = fire(world, sample(_of_composing(world), LOOKED_AT, Random(7)), gun)

    assert sorted(set(map(str, found))) == []
    assert count >= LOOKED_AT


def test_a_draft_of_anybody_else_is_the_same_as_none(world: World, gun: Gun) -> None:
    """Of a colleague, of another organisation, of another portal: to somebody who writes drafts too."""
    looks = [each for each in _of_composing(world) if each.address.name in OF_DRAFTS and each.method == "GET"]
    signed_in = [each for each in looks if each.visitor.name == "professional"]

    assert {each.standing for each in signed_in} >= {
        Standing.OWN, Standing.OTHER_ORGANISATION, Standing.FOREIGN, Standing.RANDOM,
    }  # fmt: skip
    assert {each.fire(gun).status for each in signed_in} == {404}


def test_without_visible_to_of_a_referral_the_suite_turns_red(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    address = next(each for each in addresses() if each.name == "compose:draft")
    shot = aimed(world, address, "GET", world.visitor("professional"), Standing.OWN)
    assert fire(world, [shot], Gun())[1] == []

    monkeypatch.setattr(
        "portal.referrals.models.referral.ReferralQuerySet.visible_to", lambda queryset, actor: queryset
    )
    _count, found = fire(world, [shot], Gun())

    assert "leaks" in {each.rule for each in found}
