"""The worker: takes messages one by one, sends them, and runs the jobs that come back.

Stopped at any moment, even by SIGKILL, it loses nothing: a message that it held is free again after its lease.
"""

import logging
import os
import signal
import socket
import threading
from datetime import timedelta
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone

from tenants.context import activate, nobody
from tenants.outbox import leases
from tenants.outbox.jobs import run_due_jobs
from tenants.outbox.models import OutboxMessage, WorkerBeat
from tenants.outbox.topics import Delivery, Dropped, handler_of

logger = logging.getLogger(__name__)

BEAT = timedelta(seconds=10)
PAUSE = 1.0  # seconds between two looks when nothing waits
FORGOTTEN_AFTER = timedelta(days=1)


class Worker:
    """One worker process."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name or f"{socket.gethostname()[:50]}:{os.getpid()}"
        self._stop = threading.Event()
        self._next_beat = timezone.now()

    def run(self) -> None:
        """Work until somebody asks to stop (SIGTERM, SIGINT); the message in hand is finished first."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._asked_to_stop)
        try:
            while not self._stop.is_set():
                close_old_connections()
                if not self.round():
                    self._stop.wait(PAUSE)
        finally:
            WorkerBeat.objects.filter(name=self.name).update(stopped_at=timezone.now())

    def round(self) -> bool:
        """Beat when it is time, run the jobs that are due, send one message. False when there was none."""
        with nobody():
            self._beat()
            run_due_jobs()
            return deliver_one(self.name)

    def until_empty(self) -> int:
        """Go round until nothing is due, and tell how many messages were handled."""
        handled = 0
        while self.round():
            handled += 1
        return handled

    def _asked_to_stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stop.set()

    def _beat(self) -> None:
        now = timezone.now()
        if now < self._next_beat:
            return
        self._next_beat = now + BEAT
        WorkerBeat.objects.update_or_create(
            name=self.name,
            defaults={"beat_at": now, "stopped_at": None},
            create_defaults={"beat_at": now, "started_at": now},
        )
        WorkerBeat.objects.filter(beat_at__lt=now - FORGOTTEN_AFTER).delete()


def deliver_one(worker: str) -> bool:
    """Take one message and have it handled in the scope of its tenant. False when nothing is due."""
    message = leases.take(worker)
    if message is None:
        return False
    try:
        with activate(message.tenant):
            handler_of(message.topic)(_delivery(message))
    except Dropped as dropped:
        leases.drop(message, dropped.why)
    except Exception as error:
        # The class alone: the text of an error may name somebody.
        logger.warning("Message %s (%s) failed: %s", message.uid, message.topic, type(error).__qualname__)
        leases.fail(message, error)
    else:
        leases.done(message)
    return True


def _delivery(message: OutboxMessage) -> Delivery:
    return Delivery(
        uid=message.uid,
        tenant=message.tenant,
        topic=message.topic,
        aggregate=message.aggregate,
        version=message.version,
        payload=message.payload,
        key=message.key,
        attempt=message.attempts,
    )
