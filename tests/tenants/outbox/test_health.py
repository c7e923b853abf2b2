"""One can see whether the worker works, what waits and what was given up."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tenants.audit.models import AuditEntry
from tenants.outbox import enqueue, health
from tenants.outbox.models import OutboxMessage, State, WorkerBeat
from tenants.outbox.worker import Worker
from tests.factories.retention import erased_by

pytestmark = pytest.mark.usefixtures("cause")


def say(*arguments: object) -> str:
    out = StringIO()
    call_command("outbox", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def dead(in_waterkant):
    message = enqueue("tests.note", aggregate="service:1", payload={"service": 1})
    OutboxMessage.objects.update(state=State.DEAD, settled_at=timezone.now(), attempts=20, last_error="ValueError")
    return message


def test_a_worker_that_beats_is_alive(db):
    assert not health().alive
    Worker("tests").round()

    assert health().alive


def test_a_worker_that_is_silent_or_stopped_is_not(db):
    Worker("tests").round()
    WorkerBeat.objects.update(beat_at=timezone.now() - timedelta(minutes=1))
    assert not health().alive

    WorkerBeat.objects.update(beat_at=timezone.now(), stopped_at=timezone.now())
    assert not health().alive


def test_it_says_how_late_the_oldest_message_is(in_waterkant):
    enqueue("tests.note", aggregate="x:1", payload={}, available_at=timezone.now() - timedelta(minutes=5))
    enqueue("tests.note", aggregate="x:1", payload={}, available_at=timezone.now() + timedelta(minutes=5))

    assert health().waiting == 2
    assert timedelta(minutes=5) <= health().late < timedelta(minutes=6)
    assert "waiting  2" in say("status")


def test_the_dead_are_listed_without_what_they_say(dead):
    listed = say("dead")

    assert str(dead.uid) in listed
    assert "waterkant  tests.note  service:1  20 attempts  ValueError" in listed


def test_the_dead_are_tried_again_on_request_and_the_log_knows(dead, noted, deliver):
    assert say("retry", dead.uid).startswith("1 messages")
    assert deliver()

    assert [seen.uid for seen in noted.seen] == [dead.uid]
    assert AuditEntry.every_chain.filter(because="outbox.retry").exists()


def test_who_is_not_dead_cannot_be_revived(dead):
    with pytest.raises(CommandError, match="Not dead"):
        say("retry", uuid4())


def test_what_was_settled_long_ago_is_forgotten_but_not_the_dead(dead, in_waterkant):
    kept = timedelta(days=30)
    for age in (kept + timedelta(days=1), kept - timedelta(days=1)):
        message = enqueue("tests.note", aggregate="x:1", payload={})
        OutboxMessage.objects.filter(pk=message.pk).update(state=State.DONE, settled_at=timezone.now() - age)
    OutboxMessage.objects.filter(pk=dead.pk).update(settled_at=timezone.now() - kept * 2)

    assert erased_by("outbox.settled", timezone.now()) == 1
    assert OutboxMessage.objects.count() == 2


def test_the_command_works_until_nothing_is_due(in_waterkant, noted):
    for _turn in range(3):
        enqueue("tests.note", aggregate="x:1", payload={})
    out = StringIO()
    call_command("work", until_empty=True, stdout=out)

    assert out.getvalue() == "3 messages handled\n"
    assert len(noted.seen) == 3
