"""Jobs that come back: sealing the log, forgetting, and what other rooms register."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Something that is done again and again, by one worker at a time. It activates the tenants it needs itself."""

    name: str
    every: timedelta
    run: Callable[[], object]


_jobs: dict[str, Job] = {}


def register_job(name: str, every: timedelta, run: Callable[[], object]) -> None:
    """Have the worker run this again and again.

    Args:
        name: "room.what", once in the house.
        every: how long between two starts.
        run: called without a scope and without a transaction; must bear being cut off and repeated.

    Raises:
        ValueError: another job has the name.
    """
    if _jobs.setdefault(name, Job(name, every, run)).run is not run:
        raise ValueError(f"The job {name!r} is registered twice.")


def run_due_jobs() -> int:
    """Run each job whose time has come, and tell how many ran. One query when none is due."""
    from tenants.outbox.models import PeriodicRun

    now = timezone.now()
    next_runs = dict(PeriodicRun.objects.values_list("name", "next_at"))
    due = [job for job in _jobs.values() if next_runs.get(job.name, now) <= now]
    return sum(_run(job) for job in due)


def _run(job: Job) -> bool:
    from tenants.outbox.models import PeriodicRun

    now = timezone.now()
    PeriodicRun.objects.get_or_create(name=job.name, defaults={"next_at": now})
    mine = PeriodicRun.objects.filter(name=job.name, next_at__lte=now).update(next_at=now + job.every)
    if not mine:
        return False
    failed = ""
    try:
        job.run()
    except Exception as error:
        # The class alone: the text of an error may name somebody.
        failed = type(error).__qualname__[:120]
        logger.error("The job %s failed: %s", job.name, failed)
    PeriodicRun.objects.filter(name=job.name).update(finished_at=timezone.now(), last_error=failed)
    return True
