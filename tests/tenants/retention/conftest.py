"""Rules of the tests, over models that the house has: gone after each test."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from tenants.access import Actor, Role, actor_for
from tenants.context import activate
from tenants.models import Team, Tenant
from tenants.outbox.models import OutboxMessage, State
from tenants.retention import rules, subjects
from tests.factories.tenants import make_member


@pytest.fixture
def mira(waterkant: Tenant, town_hall: Team) -> Actor:
    """A second administrator of the municipality."""
    person = make_member(waterkant, "Mira", Role.MUNICIPALITY_ADMIN, town_hall)
    with activate(waterkant):
        return actor_for(person, waterkant)


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let these rules be all there are."""

    def these(*chosen: rules.Rule) -> None:
        monkeypatch.setattr(rules, "_registered", {rule.code: rule for rule in chosen})

    return these


@pytest.fixture
def own_rooms(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Erasers and reporters of the test alone."""
    monkeypatch.setattr(subjects, "_erasers", {})
    monkeypatch.setattr(subjects, "_reporters", {})
    return


def sent(tenant: Tenant, at: datetime, number: int = 1, **given: Any) -> list[OutboxMessage]:
    """So many messages of a portal that were sent at this moment."""
    with activate(tenant):
        return [
            OutboxMessage.objects.create(
                topic="tests.note",
                aggregate=f"x:{n}",
                key=f"{at.timestamp()}-{n}-{given}",
                state=State.DONE,
                available_at=at,
                created_at=at,
                settled_at=at,
                **given,
            )
            for n in range(number)
        ]


def left(tenant: Tenant) -> int:
    with activate(tenant):
        return OutboxMessage.objects.count()


def about(tenant: Tenant, subject: UUID, at: datetime, number: int = 1) -> list[OutboxMessage]:
    """Messages about one person."""
    return sent(tenant, at, number, payload={"subject": str(subject)})
