"""How the worker is doing: for /readyz, the demo and `manage.py outbox status`."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone

# A worker beats every ten seconds; three missed beats and it is not there.
SILENT_AFTER = timedelta(seconds=30)


@dataclass(frozen=True)
class Health:
    """Numbers only. `late` is how long the oldest message that is due has waited."""

    workers: int
    waiting: int
    late: timedelta
    dead: int

    @property
    def alive(self) -> bool:
        return self.workers > 0


@dataclass(frozen=True)
class Progress:
    """How far the messages of one undertaking are."""

    waiting: int = 0
    done: int = 0
    dropped: int = 0
    dead: int = 0


def progress(topic: str, about: str) -> Progress:
    """How far the messages about something are, in the active portal. One query.

    Messages that were settled a month ago are forgotten, so whoever wants to know longer writes it down.

    Args:
        about: the `aggregate` under which they were written.
    """
    from tenants.outbox.models import OutboxMessage

    rows = OutboxMessage.objects.filter(topic=topic, aggregate=about).order_by()
    return Progress(**dict(rows.values_list("state").annotate(number=Count("id"))))


def health() -> Health:
    """How the worker is doing. Two queries."""
    from tenants.outbox.models import OutboxMessage, State, WorkerBeat

    now = timezone.now()
    counts = OutboxMessage.every_tenant.filter(state__in=[State.WAITING, State.DEAD]).aggregate(
        waiting=Count("id", filter=Q(state=State.WAITING)),
        oldest=Min("available_at", filter=Q(state=State.WAITING, available_at__lte=now)),
        dead=Count("id", filter=Q(state=State.DEAD)),
    )
    beating = WorkerBeat.objects.filter(stopped_at=None, beat_at__gte=now - SILENT_AFTER)
    return Health(
        workers=beating.count(),
        waiting=counts["waiting"],
        late=now - counts["oldest"] if counts["oldest"] else timedelta(0),
        dead=counts["dead"],
    )
