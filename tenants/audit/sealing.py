"""The sealer: gives the rows of each tenant their place in a chain, shortly after they were written.

Not in the transaction of the row itself: one chain per tenant would then let one request through at a time.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connections, router, transaction
from django.db.models import Count, Min
from django.utils import timezone

from tenants.audit.keys import current_key
from tenants.audit.models import AuditEntry, ChainHead
from tenants.audit.signing import START, head_mac, link

PLATFORM = 0
BATCH = 5_000
# How often the worker seals. Until then a row that is removed is not missed.
EVERY = timedelta(seconds=20)


@dataclass(frozen=True)
class Window:
    """What is not sealed yet: a row that is removed from it is missed by nobody."""

    rows: int
    oldest: timedelta

    def __str__(self) -> str:
        if not self.rows:
            return f"every row is sealed; the window is at most {EVERY.seconds} seconds while the worker runs"
        return f"{self.rows} rows are not sealed yet, the oldest for {self.oldest.total_seconds():.0f} seconds"


def seal_everything() -> int:
    """Seal every row that waits, chain by chain, and tell how many. Reads one index when nothing waits."""
    waiting = AuditEntry.every_chain.filter(position=None).order_by().values_list("tenant_id", flat=True).distinct()
    sealed = 0
    for tenant_id in list(waiting):
        while batch := seal_chain(tenant_id):
            sealed += batch
    return sealed


def seal_chain(tenant_id: int | None) -> int:
    """Seal up to a batch of waiting rows of one chain, and tell how many.

    Rows are taken by id among those that are committed; one that is committed later comes later in the chain.
    """
    using = router.db_for_write(AuditEntry)
    stream = tenant_id or PLATFORM
    key, now = current_key(), timezone.now()
    with transaction.atomic(using=using):
        ChainHead.objects.get_or_create(stream=stream, defaults={"chain": START})
        head = ChainHead.objects.select_for_update().get(stream=stream)
        rows = list(
            AuditEntry.every_chain.of_chain(tenant_id)
            .filter(position=None)
            .order_by("id")
            .values_list("id", "mac")[:BATCH]
        )
        if not rows:
            return 0
        moment_of_sealing = connections[using].ops.adapt_datetimefield_value(now)
        sealed: list[tuple[Any, ...]] = []
        for row, mac in rows:
            head.position += 1
            head.chain = link(key, stream=stream, position=head.position, previous=head.chain, mac=mac, sealed_at=now)
            sealed.append((head.position, head.chain, moment_of_sealing, key.id, row))
        with connections[using].cursor() as cursor:
            cursor.executemany(
                "UPDATE audit_auditentry SET position = %s, chain = %s, sealed_at = %s, seal_key_id = %s"
                " WHERE id = %s AND position IS NULL",
                sealed,
            )
        head.sealed_at, head.key_id = now, key.id
        head.mac = head_mac(key, stream=stream, position=head.position, chain=head.chain)
        head.save()
    return len(sealed)


def window(tenant_id: int | None) -> Window:
    """How much of one chain is not sealed yet. One query."""
    found = (
        AuditEntry.every_chain.of_chain(tenant_id).filter(position=None).aggregate(rows=Count("id"), oldest=Min("at"))
    )
    return Window(found["rows"], timezone.now() - found["oldest"] if found["oldest"] else timedelta(0))
