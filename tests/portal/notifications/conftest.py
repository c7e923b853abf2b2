"""Messages of the tests, and a worker that empties the outbox."""

from collections.abc import Callable

import pytest
from django.db import transaction

from portal.notifications import services
from tenants.access import Actor
from tenants.context import activate
from tenants.outbox.worker import deliver_one


@pytest.fixture
def tell() -> Callable[..., int]:
    """Tell somebody of the cast, in their own portal."""

    def told(actor: Actor, code: str = "map.proposal_waiting", subject: str = "Inloopspreekuur", **more: str) -> int:
        with activate(actor.tenant), transaction.atomic():
            return services.notify(
                code, recipients=[actor.person], url=more.pop("url", "/kaart/voorstellen/"), subject=subject, **more
            )

    return told


@pytest.fixture
def deliver() -> Callable[[], None]:
    def delivered() -> None:
        while deliver_one("test"):
            pass

    return delivered
