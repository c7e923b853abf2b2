"""Whoever comes with whatever session: open data tells what a visitor may read, and nothing of what is not public."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.isolation.addresses import Address, addresses
from tests.isolation.answers import Gun, rolled_back
from tests.isolation.figures import fire
from tests.isolation.shots import Shot, aimed
from tests.isolation.targets import standings
from tests.isolation.world import World, build

pytestmark = pytest.mark.django_db
VISITORS = ("professional", "second factor not proven")
# What makes the most of a page stand in the answer.
ASKED = ("", "?full=true&per_page=100", "?full_service=true&per_page=100", "?format=ndjson&full=true", "?minimal=true")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), rolled_back():
        yield build(seed=11)


def open_addresses() -> list[Address]:
    return [each for each in addresses() if each.knows_no_session]


def shots(world: World) -> Iterator[Shot]:
    """Every address of open data, for every kind of object, by people whose session would tell more or lead away."""
    for address in open_addresses():
        for standing in standings(address, world):
            for name in VISITORS:
                yield aimed(world, address, "GET", world.visitor(name), standing)


def with_questions(world: World) -> Iterator[Shot]:
    for address in open_addresses():
        if not address.parameters:
            plain = aimed(world, address, "GET", world.visitor("professional"))
            for asked in ASKED:
                yield Shot(address, "GET", plain.visitor, plain.host, f"{plain.path}{asked}")


def test_there_are_addresses_to_guard() -> None:
    assert {"hsds:services", "hsds:service", "hsds:openapi"} <= {each.name for each in open_addresses()}


def test_nobody_gets_more_than_a_visitor(world: World) -> None:
    count, found = fire(world, shots(world), Gun())

    assert sorted(set(map(str, found))) == []
    assert count > 100


def test_no_question_gets_more(world: World) -> None:
    _count, found = fire(world, with_questions(world), Gun())

    assert sorted(set(map(str, found))) == []
