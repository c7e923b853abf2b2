"""Readers of the newsletter. Each opens the scope that it needs."""

from typing import Any

from django.utils import timezone

from portal.newsletter.models import Subscriber
from tenants.context import activate
from tenants.models import Tenant


def make_subscriber(tenant: Tenant, email: str = "", *, language: str = "nl", **fields: Any) -> Subscriber:
    """Somebody who confirmed, unless told otherwise."""
    now = timezone.now()
    given = {"asked_at": now, "confirmed_at": now, **fields}
    with activate(tenant):
        number = Subscriber.objects.count()
        made: Subscriber = Subscriber.objects.create(
            email=email or f"lezer{number}@leden.example", language=language, **given
        )
    return made


def make_subscribers(tenant: Tenant, number: int) -> None:
    """So many readers at once."""
    now = timezone.now()
    with activate(tenant):
        have = Subscriber.objects.count()
        Subscriber.objects.bulk_create(
            Subscriber(email=f"lezer{have + each}@leden.example", asked_at=now, confirmed_at=now)
            for each in range(number)
        )
