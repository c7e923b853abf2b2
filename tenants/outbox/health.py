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
