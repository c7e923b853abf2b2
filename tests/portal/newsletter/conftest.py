"""A worker in hand, and readers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from portal.newsletter import services
from portal.newsletter.issues import IssueLetter
from portal.newsletter.models import Mailing, Subscriber
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tenants.outbox.models import OutboxMessage, State
from tenants.outbox.worker import deliver_one

HOST = "waterkant.localhost"
ISSUE = uuid4()
LETTERS = {
    "nl": IssueLetter("nl", "Nieuws van mei", "Er is veel nieuws.", "<p>Er is <strong>veel</strong> nieuws.</p>"),
    "en": IssueLetter("en", "News of May", "There is news.", "<p>There is news.</p>"),
}


def start(eva: Actor, issue: UUID = ISSUE) -> Mailing:
    with activate(eva.tenant):
        return services.start_mailing(eva, issue=issue, letters=LETTERS)


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def visitor(waterkant: Tenant) -> Client:
    return Client(SERVER_NAME=HOST)


@pytest.fixture
def work() -> Callable[..., int]:
    """Let the worker do what is due; `later` first makes the clock of waiting messages run that far."""

    def until_empty(*, most: int = 10_000, later: timedelta | None = None) -> int:
        if later is not None:
            for message in OutboxMessage.every_tenant.filter(state=State.WAITING):
                OutboxMessage.every_tenant.filter(pk=message.pk).update(available_at=timezone.now() - later)
        handled = 0
        while handled < most and deliver_one("tests"):
            handled += 1
        return handled

    return until_empty


@pytest.fixture
def subscribers(waterkant: Tenant) -> Callable[[], list[Subscriber]]:
    def of_waterkant() -> list[Subscriber]:
        with activate(waterkant):
            return list(Subscriber.objects.order_by("pk"))

    return of_waterkant


@pytest.fixture
def mailing(waterkant: Tenant) -> Callable[[], Any]:
    def the_only_one() -> Mailing:
        with activate(waterkant):
            found: Mailing = Mailing.objects.get()
            return found

    return the_only_one
