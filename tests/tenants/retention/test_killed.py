"""Killed between and inside batches, by SIGKILL: the next run ends with nothing half done."""

import os
import signal
from datetime import timedelta

import pytest
from django.utils import timezone

from tenants.audit.models import AuditEntry
from tenants.models import Tenant
from tenants.outbox.models import OutboxMessage
from tenants.retention import running
from tenants.retention.models import RetentionRun
from tests.tenants.outbox.test_killing_the_worker import start, wait
from tests.tenants.retention.conftest import left, sent

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

NOW = timezone.now()
ROWS, BATCH = 60, 4
# Where the process dies: before the line in the log (the batch is rolled back), or after the batch is kept.
INSIDE, BETWEEN = "tenants.retention.running.record", "say"


@pytest.mark.parametrize("place", [INSIDE, BETWEEN])
def test_killed_again_and_again_it_ends_with_every_row_counted_once(
    waterkant: Tenant, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(running, "BATCH", BATCH)
    sent(waterkant, NOW - timedelta(days=40), ROWS)
    for turn in range(5):
        before = left(waterkant)
        assert wait(start(lambda turn=turn: _dying(waterkant, place, 1 + turn % 3))) == -signal.SIGKILL  # type: ignore[misc]
        # Whole batches alone: what was in hand is there again.
        assert (before - left(waterkant)) % BATCH == 0
        assert RetentionRun.every_run.get().done == ROWS - left(waterkant)

    assert running.run(waterkant, NOW).done == ROWS
    assert OutboxMessage.every_tenant.count() == 0
    lines = AuditEntry.every_chain.filter(action="retention.batch")
    assert sum(line.ids["rows"] for line in lines) == ROWS


def _dying(tenant: Tenant, place: str, batches: int) -> None:
    """A run that dies in its so-manieth batch."""
    seen = 0
    kept = running.record

    def die(*args: object, **ids: object) -> object:
        nonlocal seen
        seen += 1
        if seen == batches:
            os.kill(os.getpid(), signal.SIGKILL)
        return kept(*args, **ids) if place == INSIDE else None  # type: ignore[arg-type]

    if place == INSIDE:
        running.record = die  # type: ignore[assignment]
        running.run(tenant, NOW)
    else:
        running.run(tenant, NOW, die)  # type: ignore[arg-type]
