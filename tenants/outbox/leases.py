"""Taking a message, and putting it down again. A worker that dies keeps a message no longer than its lease."""

import random
from datetime import datetime, timedelta

from django.db import models, router, transaction
from django.db.models import F, Q
from django.utils import timezone

from tenants.outbox.models import OutboxMessage, State

LEASE = timedelta(minutes=2)
# With these, a message is tried for ten hours or more before it is given up: a night without a mail server.
MOST_ATTEMPTS = 30
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
LOST = "WorkerLost"


def take(worker: str) -> OutboxMessage | None:
    """Take the message that has waited longest. Its attempt counts now, so one that kills workers ends as dead.

    Workers do not wait for each other: PostgreSQL skips rows that another is taking; the condition in the update
    decides where the database cannot lock rows (SQLite). One query when nothing is due.
    """
    waiting = OutboxMessage.every_tenant.filter(_due(timezone.now()))
    while waiting.exists():
        with transaction.atomic(using=router.db_for_write(OutboxMessage)):
            now = timezone.now()
            due = OutboxMessage.every_tenant.filter(_due(now))
            message = due.select_for_update(skip_locked=True).order_by("available_at", "id").first()
            if message is None:
                return None
            if message.attempts >= MOST_ATTEMPTS:
                _settle(message, State.DEAD, now, LOST)
                continue
            taken = due.filter(pk=message.pk).update(
                lease_owner=worker, lease_until=now + LEASE, attempts=F("attempts") + 1
            )
            if taken:
                message.refresh_from_db(from_queryset=OutboxMessage.every_tenant.select_related("tenant"))
                return message
    return None


def done(message: OutboxMessage) -> bool:
    """It was done. False when the lease had passed to another worker meanwhile."""
    return _settle(message, State.DONE, timezone.now())


def drop(message: OutboxMessage, why: str) -> bool:
    """It need not be done any more."""
    return _settle(message, State.DROPPED, timezone.now(), why)


def fail(message: OutboxMessage, error: BaseException) -> bool:
    """It failed: try again after a pause, or give it up after the last attempt."""
    name, now = type(error).__qualname__, timezone.now()
    if message.attempts >= MOST_ATTEMPTS:
        return _settle(message, State.DEAD, now, name)
    return bool(
        _mine(message).update(
            lease_owner="", lease_until=None, last_error=name[:120], available_at=now + pause(message.attempts)
        )
    )


def pause(attempts: int) -> timedelta:
    """Twice as long after each attempt, up to an hour; spread, so that what failed together comes back apart."""
    longest = min(FIRST_PAUSE * 2 ** min(attempts - 1, 20), LONGEST_PAUSE)
    return timedelta(seconds=longest.total_seconds() * random.uniform(0.5, 1.0))  # noqa: S311  spreading, no secret


def revive(messages: list[OutboxMessage]) -> int:
    """Give dead messages all their attempts again, and tell how many were still dead."""
    return OutboxMessage.every_tenant.filter(pk__in=[each.pk for each in messages], state=State.DEAD).update(
        state=State.WAITING, attempts=0, available_at=timezone.now(), settled_at=None
    )


def _due(now: datetime) -> Q:
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    return Q(state=State.WAITING, available_at__lte=now) & free


def _mine(message: OutboxMessage) -> models.QuerySet[OutboxMessage]:
    return OutboxMessage.every_tenant.filter(
        pk=message.pk, state=State.WAITING, lease_owner=message.lease_owner, attempts=message.attempts
    )


def _settle(message: OutboxMessage, state: State, now: datetime, why: str = "") -> bool:
    values: dict[str, object] = {} if state == State.DEAD else {"payload": {}}
    return bool(
        _mine(message).update(
            state=state, lease_owner="", lease_until=None, settled_at=now, last_error=why[:120], **values
        )
    )
