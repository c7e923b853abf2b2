"""One world for all tests of a file: it is only looked at, because every request is rolled back."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.isolation.answers import Gun, rolled_back
from tests.isolation.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), rolled_back():
        yield build(seed=7)


@pytest.fixture(scope="module")
def gun(world: World) -> Gun:
    return Gun()
