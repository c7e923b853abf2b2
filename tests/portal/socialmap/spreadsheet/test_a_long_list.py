"""A long list is written bit by bit; a worker that dies goes on where it was; after a week the cells are forgotten."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.socialmap import running
from portal.socialmap.models import RunState, Service, SpreadsheetUpload
from portal.socialmap.spreadsheet import selectors, services, working
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.models import Tenant
from tenants.outbox import Delivery
from tenants.outbox.models import OutboxMessage
from tenants.outbox.worker import deliver_one
from tests.factories.retention import erased_by
from tests.factories.socialmap import make_organization, make_service
from tests.portal.socialmap.spreadsheet.conftest import FIRST, HEADINGS, done, looked_at, read_in, separated, undone


def _rows(count: int) -> list[tuple[str, ...]]:
    return [("Brug", f"Dienst {number}", *FIRST[2:]) for number in range(count)]


def test_a_run_goes_on_in_the_next_message(with_words: Tenant, eva: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "ROWS_A_TIME", 2)
    ticks = iter(range(1000))
    monkeypatch.setattr(running, "monotonic", lambda: float(next(ticks)) * 20)
    upload = looked_at(eva, separated(HEADINGS, *_rows(5)))
    upload = services.confirm_list(eva, uid=upload.uid, version=upload.version)

    assert deliver_one("tests")
    upload.refresh_from_db()
    assert (upload.position, upload.state) == (2, RunState.RUNNING)
    assert selectors.list_page(eva, upload.uid).run.percent == 40
    assert done(upload).state == RunState.DONE
    assert Service.objects.count() == 5
    assert OutboxMessage.objects.filter(topic=services.TOPIC).count() == 3


def test_a_message_that_comes_twice_writes_once(with_words: Tenant, eva: Actor) -> None:
    upload = read_in(eva, separated(HEADINGS, *_rows(3)))
    message = OutboxMessage.objects.get(topic=services.TOPIC)
    with pytest.raises(running.Dropped):
        working.read_in(Delivery(message.uid, with_words, message.topic, "", 0, {"run": upload.pk}, message.key, 2))
    assert Service.objects.count() == 3


def test_a_worker_that_dies_half_way_leaves_whole_bits(
    with_words: Tenant, eva: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "ROWS_A_TIME", 2)
    upload = looked_at(eva, separated(HEADINGS, *_rows(5)))
    upload = services.confirm_list(eva, uid=upload.uid, version=upload.version)
    write, calls = working.write_rows, []

    def dies(run: SpreadsheetUpload, actor: Actor, shown: list[dict[str, object]]) -> None:
        write(run, actor, shown)
        calls.append(len(shown))
        if len(calls) == 2:
            raise MemoryError

    monkeypatch.setattr(working, "write_rows", dies)
    deliver_one("tests")
    assert Service.objects.count() == 2  # the bit in which it died is not there
    OutboxMessage.objects.update(available_at=timezone.now())
    upload = done(upload)
    assert upload.state == RunState.DONE
    assert Service.objects.count() == 5
    undone(eva, upload)
    assert not Service.objects.exists()


@pytest.mark.parametrize("known", [1, 10, 100])
def test_looking_at_a_list_costs_the_same_however_long(with_words: Tenant, eva: Actor, known: int) -> None:
    organization = make_organization("Brug")
    for number in range(known):
        make_service(f"Dienst {number}", organization)
    upload = looked_at(eva, separated(HEADINGS, *_rows(known)))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        services._plan(eva, upload, upload.mapping, False)
    assert len(asked) <= 14
    with CaptureQueriesContext(connection) as asked:
        selectors.list_page(eva, upload.uid)
        selectors.lists(eva)
    assert len(asked) == 2


def test_a_list_that_nobody_read_in_is_gone_after_a_week(with_words: Tenant, eva: Actor) -> None:
    looked_at(eva, separated(HEADINGS, FIRST))
    assert erased_by("socialmap.list", timezone.now() + timedelta(days=6)) == 0
    assert erased_by("socialmap.list", timezone.now() + timedelta(days=8)) == 1
    assert not SpreadsheetUpload.objects.exists()
    assert AuditEntry.objects.filter(action="retention.batch", ids__rule="socialmap.list").count() == 1


def test_a_list_that_was_read_in_loses_its_cells_and_can_still_go_back(with_words: Tenant, eva: Actor) -> None:
    upload = read_in(eva, separated(HEADINGS, FIRST))
    erased_by("socialmap.list", timezone.now() + timedelta(days=8))
    upload.refresh_from_db()
    assert (upload.rows, upload.plan) == ([], [])
    assert selectors.list_page(eva, upload.uid).run.forgotten

    assert undone(eva, upload).state == RunState.UNDONE
    assert not Service.objects.exists()
