"""The worker hands each message to its handler, in the scope of its tenant, until it is done or given up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tenants.context import activate, current_tenant_or_none
from tenants.errors import NoTenant
from tenants.models import Team
from tenants.outbox import enqueue, handler
from tenants.outbox.leases import FIRST_PAUSE, LEASE, LONGEST_PAUSE, MOST_ATTEMPTS, done, pause, take
from tenants.outbox.models import OutboxMessage
from tenants.outbox.worker import Worker

pytestmark = pytest.mark.usefixtures("cause")


@pytest.fixture
def message(in_waterkant):
    return enqueue("tests.note", aggregate="service:1", payload={"service": 1}, version=3, key="k")


def again(message: OutboxMessage) -> OutboxMessage:
    return OutboxMessage.every_tenant.get(pk=message.pk)


def test_the_handler_gets_the_message_and_its_key(message, noted, deliver):
    assert deliver()

    (seen,) = noted.seen
    assert (seen.uid, seen.key, seen.payload, seen.version, seen.attempt) == (message.uid, "k", {"service": 1}, 3, 1)
    assert again(message).state == "done"
    assert again(message).payload == {}
    assert not deliver()


def test_the_handler_runs_in_the_scope_of_the_message_and_of_no_other(waterkant, heidedorp, welfare, elsewhere, noted):
    teams = []
    noted.seen = type("Look", (list,), {"append": lambda self, seen: teams.append(set(Team.objects.all()))})()
    for tenant in (waterkant, heidedorp):
        with activate(tenant):
            enqueue("tests.note", aggregate="x:1", payload={})

    assert Worker("tests").until_empty() == 2
    assert teams == [{welfare}, {elsewhere}]
    noted.seen = []


def test_jobs_run_without_a_scope_even_when_the_caller_has_one(in_waterkant, monkeypatch):
    found = []
    monkeypatch.setattr("tenants.outbox.worker.run_due_jobs", lambda: found.append(current_tenant_or_none()))
    Worker("tests").round()

    assert found == [None]


def test_a_failure_is_tried_again_later_and_its_text_is_not_kept(message, noted, deliver, caplog):
    noted.error = ValueError("ria@leden.example is weg")

    assert deliver()

    waiting = again(message)
    assert (waiting.state, waiting.last_error, waiting.attempts) == ("waiting", "ValueError", 1)
    assert waiting.available_at > timezone.now()
    assert waiting.payload == {"service": 1}
    assert "ria" not in caplog.text
    assert not deliver()


def test_it_is_given_up_after_the_last_attempt(message, noted, deliver):
    noted.error = ValueError()
    OutboxMessage.every_tenant.update(attempts=MOST_ATTEMPTS - 1)

    deliver()

    assert (again(message).state, again(message).last_error) == ("dead", "ValueError")
    assert again(message).payload == {"service": 1}


def test_a_message_that_kills_every_worker_is_given_up_too(message, noted, deliver):
    OutboxMessage.every_tenant.update(attempts=MOST_ATTEMPTS)

    assert not deliver()
    assert (again(message).state, again(message).last_error) == ("dead", "WorkerLost")
    assert not noted.seen


def test_what_is_not_needed_any_more_is_dropped(message, dropping, deliver):
    deliver()

    assert (again(message).state, again(message).last_error, again(message).payload) == (
        "dropped",
        "no_longer_needed",
        {},
    )


def test_a_topic_that_nobody_handles_waits_for_a_release_that_does(in_waterkant, deliver):
    message = enqueue("tests.of_tomorrow", aggregate="x:1", payload={})
    deliver()

    assert (again(message).state, again(message).last_error) == ("waiting", "UnknownTopic")


def test_a_topic_has_one_handler():
    with pytest.raises(ValueError, match="already"):
        handler("tests.note")(lambda delivery: None)


def test_what_is_for_later_waits(in_waterkant, deliver):
    enqueue("tests.note", aggregate="x:1", payload={}, available_at=timezone.now() + timedelta(hours=1))

    assert not deliver()


def test_a_message_in_hand_is_not_given_to_a_second_worker(message):
    assert take("one") == message
    assert take("two") is None


def test_a_dead_workers_message_is_free_after_its_lease(message):
    held = take("one")
    OutboxMessage.every_tenant.update(lease_until=timezone.now() - timedelta(seconds=1))

    assert take("two") == message
    assert not done(held), "The first worker comes back too late: the message is the second's."


def test_the_lease_outlasts_a_slow_mail_server():
    assert timedelta(minutes=1) < LEASE


def test_pauses_grow_to_an_hour_and_differ():
    assert FIRST_PAUSE / 2 <= pause(1) <= FIRST_PAUSE
    assert LONGEST_PAUSE / 2 <= pause(15) <= LONGEST_PAUSE
    assert len({pause(9) for _turn in range(20)}) > 1


def test_all_attempts_together_outlast_a_night(monkeypatch):
    monkeypatch.setattr("random.uniform", lambda shortest, longest: shortest)

    assert sum((pause(attempt) for attempt in range(1, MOST_ATTEMPTS)), timedelta()) > timedelta(hours=10)


def test_one_look_at_an_empty_outbox_costs_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert take("one") is None


def test_messages_of_other_tenants_stay_unseen(message, heidedorp):
    with activate(heidedorp):
        assert not OutboxMessage.objects.exists()


def test_outside_a_tenant_the_messages_cannot_be_reached(db):
    with pytest.raises(NoTenant):
        OutboxMessage.objects.count()
