"""Handlers of the tests: they note what they were given, or fail as told."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from tenants.outbox import Delivery, Dropped, handler
from tenants.outbox.worker import deliver_one


@dataclass
class Noted:
    """What the handler of the topic `tests.note` saw, and what it should raise."""

    seen: list[Delivery] = field(default_factory=list)
    error: Exception | None = None


_noted = Noted()


@handler("tests.note")
def note(delivery: Delivery) -> None:
    _noted.seen.append(delivery)
    if _noted.error is not None:
        raise _noted.error


@pytest.fixture
def noted() -> Noted:
    _noted.seen.clear()
    _noted.error = None
    return _noted


@pytest.fixture
def deliver() -> Callable[[], bool]:
    return lambda: deliver_one("tests")


@pytest.fixture
def dropping(noted: Noted) -> Noted:
    noted.error = Dropped("no_longer_needed")
    return noted
