"""Jobs come back in time, one worker at a time, and a failing one does not stop the others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tenants.outbox import jobs
from tenants.outbox.jobs import register_job, run_due_jobs
from tenants.outbox.models import PeriodicRun


@pytest.fixture
def registered(monkeypatch):
    monkeypatch.setattr(jobs, "_jobs", {})
    ran: list[str] = []
    register_job("tests.one", timedelta(minutes=1), lambda: ran.append("one"))
    return ran


def test_a_new_job_runs_at_once_and_then_waits(db, registered):
    assert run_due_jobs() == 1
    assert run_due_jobs() == 0

    assert registered == ["one"]


def test_it_runs_again_when_its_time_has_come(db, registered):
    run_due_jobs()
    PeriodicRun.objects.update(next_at=timezone.now() - timedelta(seconds=1))
    run_due_jobs()

    assert registered == ["one", "one"]


def test_a_job_that_fails_leaves_its_class_and_the_others_run(db, registered):
    def fail() -> None:
        raise RuntimeError("ria@leden.example")

    register_job("tests.broken", timedelta(minutes=1), fail)
    register_job("tests.two", timedelta(minutes=1), lambda: registered.append("two"))
    run_due_jobs()

    assert registered == ["one", "two"]
    assert PeriodicRun.objects.get(name="tests.broken").last_error == "RuntimeError"


def test_who_comes_second_does_not_run_it(db, registered):
    (job,) = jobs._jobs.values()
    assert jobs._run(job)
    assert not jobs._run(job)


def test_nothing_due_costs_one_query(db, registered, django_assert_num_queries):
    run_due_jobs()
    with django_assert_num_queries(1):
        run_due_jobs()


def test_the_sealer_is_one_of_them():
    assert "audit.seal" in jobs._jobs
