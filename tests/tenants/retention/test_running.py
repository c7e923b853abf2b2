"""The job erases what is past its term, batch by batch, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tenants.access import Actor
from tenants.audit.models import AuditEntry, Outcome
from tenants.context import activate
from tenants.models import Tenant
from tenants.outbox.jobs import _jobs
from tenants.outbox.models import OutboxMessage, PeriodicRun
from tenants.retention import Call, running
from tenants.retention.models import RetentionRun
from tenants.retention.of_kernel import OUTBOX
from tests.tenants.retention.conftest import left, sent

NOW = timezone.now()
Only = Callable[..., None]
pytestmark = pytest.mark.django_db


def ago(days: int) -> Any:
    return NOW - timedelta(days=days)


def test_what_is_past_its_term_goes_and_the_rest_stays(waterkant: Tenant) -> None:
    sent(waterkant, ago(31), 3)
    sent(waterkant, ago(29), 2)

    assert running.run(waterkant, NOW).figures["outbox.settled"] == {"done": 3, "held": 0}
    assert left(waterkant) == 2


def test_another_portal_is_left_alone(waterkant: Tenant, heidedorp: Tenant) -> None:
    sent(waterkant, ago(400), 3)
    sent(heidedorp, ago(400), 4)
    running.run(waterkant, NOW)

    assert (left(waterkant), left(heidedorp)) == (0, 4)


def test_a_clock_that_moves_ten_years_in_steps_leaves_nothing_that_has_a_term(
    waterkant: Tenant, heidedorp: Tenant
) -> None:
    """Every row is gone within a day after its term, and not a day before it."""
    for year in range(10):
        sent(waterkant, NOW + timedelta(days=365 * year), 2)
    term = timedelta(days=30)
    for year in range(10):
        born = NOW + timedelta(days=365 * year)
        running.run_everywhere(born + term - timedelta(hours=1))
        assert left(waterkant) == 2 * (10 - year)
        running.run_everywhere(born + term + timedelta(hours=23))
        assert left(waterkant) == 2 * (9 - year)

    with activate(waterkant):
        assert RetentionRun.objects.filter(tenant=waterkant, finished_at__isnull=True).count() == 0


def test_each_batch_is_one_line_in_the_log_with_a_count_and_a_rule_and_nothing_else(
    waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "BATCH", 2)
    sent(waterkant, ago(40), 5)
    tally = running.run(waterkant, NOW)

    with activate(waterkant):
        lines = list(AuditEntry.objects.filter(action="retention.batch").order_by("pk"))
    assert [line.ids for line in lines] == [{"rule": "outbox.settled", "rows": each} for each in (2, 2, 1)]
    assert {(line.outcome, line.because, line.object_uid) for line in lines} == {(Outcome.DONE, "retention", tally.uid)}


def test_a_dry_run_counts_and_writes_nothing(waterkant: Tenant) -> None:
    sent(waterkant, ago(40), 5)
    sent(waterkant, ago(4), 1)
    out = StringIO()
    with CaptureQueriesContext(connection) as asked:
        call_command("retention", "run", "--dry-run", "--tenant", "waterkant", stdout=out)

    assert "waterkant  outbox.settled  5 due" in out.getvalue().splitlines()
    assert {query["sql"].split()[0] for query in asked.captured_queries} <= {"SELECT", "SAVEPOINT", "RELEASE"}
    assert left(waterkant) == 6
    assert not RetentionRun.every_run.exists()


def test_a_dry_run_says_what_the_run_then_does(waterkant: Tenant) -> None:
    sent(waterkant, ago(40), 7)
    told = {count.rule.code: count.due for count in running.counts(waterkant, NOW) if count.rule.then.acts}
    done = {code: figure["done"] for code, figure in running.run(waterkant, NOW).figures.items()}

    assert {code: rows for code, rows in told.items() if rows} == {code: rows for code, rows in done.items() if rows}


def test_a_run_that_was_cut_off_goes_on_in_its_own_row(waterkant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 2)
    sent(waterkant, ago(40), 7)

    class Killed(BaseException):
        pass

    def killed_in_the_third(code: str, rows: int) -> None:
        if rows == 4:
            raise Killed

    with pytest.raises(Killed):
        running.run(waterkant, NOW, killed_in_the_third)
    cut_off = RetentionRun.every_run.get(tenant=waterkant)
    assert (left(waterkant), cut_off.finished_at, cut_off.done) == (3, None, 4)

    again = running.run(waterkant, NOW)
    assert (left(waterkant), again.pk, again.done) == (0, cut_off.pk, 7)


def test_a_rule_that_fails_stops_no_other_and_is_told(
    waterkant: Tenant, only: Only, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(rows: object, now: object) -> None:
        raise LookupError("Jan Jansen")

    broken = replace(OUTBOX, code="outbox.broken", then=Call(breaks, "kapot"))
    only(broken, replace(OUTBOX, after=("outbox.broken",)))
    sent(waterkant, ago(40), 2)

    with pytest.raises(running.SomeFailed, match=r"^outbox.broken$"):
        running.run_everywhere(NOW)
    assert left(waterkant) == 0
    figures = RetentionRun.every_run.get(tenant=waterkant).figures
    assert figures["outbox.broken"] == {"done": 0, "failed": "LookupError"}
    sent(waterkant, ago(41), 1)
    only(broken)
    with pytest.raises(CommandError, match="1 rules failed"):
        call_command("retention", "run", "--tenant", "waterkant", stdout=StringIO())


def test_what_belongs_to_no_portal_is_done_once_for_all(waterkant: Tenant, heidedorp: Tenant) -> None:
    from django.contrib.sessions.models import Session

    for key, days in (("old", 2), ("new", -1)):
        Session.objects.create(session_key=key, session_data="", expire_date=ago(days))
    running.run_everywhere(NOW)

    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
    assert RetentionRun.every_run.get(tenant=None).figures["accounts.session"]["done"] == 1
    assert AuditEntry.every_chain.filter(because="retention:accounts.session").count() == 1


def test_the_log_stays_and_is_counted(waterkant: Tenant, in_waterkant: Tenant) -> None:
    sent(waterkant, ago(40), 1)
    running.run(waterkant, NOW)
    lines = set(AuditEntry.objects.values_list("pk", flat=True))
    later = NOW + timedelta(days=3660)
    told = {each.rule.code: each.due for each in running.counts(waterkant, later)}
    running.run(waterkant, later)

    assert told["audit.entry"] == len(lines)
    assert lines <= set(AuditEntry.objects.values_list("pk", flat=True))


def test_the_worker_does_it_every_day() -> None:
    job = _jobs["retention.run"]

    assert (job.run, job.every) == (running.run_everywhere, timedelta(days=1))


def test_the_old_roads_are_closed() -> None:
    """One road to erasing: no room has a job of its own for it."""
    assert [name for name in _jobs if "forget" in name or "clean" in name] == []


def test_a_tally_is_read_by_the_privacy_officer_and_by_nobody_of_another_portal(
    in_waterkant: Tenant, heidedorp: Tenant, frits: Actor, marit: Actor, eva: Actor, alice: Actor
) -> None:
    for tenant in (in_waterkant, heidedorp):
        running.run(tenant, NOW)
    running.run(None, NOW)

    assert [run.tenant for run in RetentionRun.objects.visible_to(frits)] == [in_waterkant]
    assert RetentionRun.objects.visible_to(marit).count() == 1
    assert not RetentionRun.objects.visible_to(eva).exists()
    assert not RetentionRun.objects.visible_to(alice).exists()


def test_status_tells_of_a_run_that_was_cut_off(waterkant: Tenant) -> None:
    out = StringIO()
    call_command("retention", "status", "--tenant", "waterkant", stdout=out)
    assert "waterkant  never run" in out.getvalue()

    RetentionRun.every_run.bulk_create([RetentionRun(tenant=waterkant, started_at=NOW)])
    call_command("retention", "status", "--tenant", "waterkant", stdout=out)
    assert "cut off" in out.getvalue()
    running.run(waterkant, NOW)
    call_command("retention", "status", stdout=out)
    assert "waterkant  last run" in out.getvalue()
    assert "platform  never run" in out.getvalue()


def test_a_portal_that_is_not_there_is_told() -> None:
    with pytest.raises(CommandError, match="no portal"):
        call_command("retention", "run", "--tenant", "nergens")


def test_a_batch_costs_the_same_however_many_rules_have_nothing_to_do(waterkant: Tenant) -> None:
    running.run(waterkant, NOW)
    with CaptureQueriesContext(connection) as nothing:
        running.run(waterkant, NOW)
    sent(waterkant, ago(40), 150)
    with CaptureQueriesContext(connection) as one_batch:
        running.run(waterkant, NOW)

    # One more batch: its rows, savepoints, delete, the line in the log, the tally, and a look that finds nothing.
    assert len(one_batch) - len(nothing) <= 20
    assert OutboxMessage.every_tenant.count() == 0
    assert PeriodicRun.objects.count() == 0
