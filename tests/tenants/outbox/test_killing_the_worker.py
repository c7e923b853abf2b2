"""Killing the worker at any moment loses nothing, and a repeat keeps its key.

The workers are forked after Django has started: 16 milliseconds each instead of two seconds.
"""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
from django.db import connections, transaction
from django.utils import timezone

from tenants.context import activate
from tenants.outbox import Letter, enqueue, handler, leases, mail_purpose, send_mail_later, worker
from tenants.outbox.models import OutboxMessage, State, WorkerBeat
from tenants.outbox.worker import Worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

LEASE = timedelta(milliseconds=150)
_journal = Path(os.devnull)


@handler("tests.journal")
def write_in_journal(delivery: object) -> None:
    """The effect outside the database: one line, appended at once or not at all."""
    before_effect()
    line = f"{delivery.key} {delivery.uid}\n".encode()  # type: ignore[attr-defined]
    out = os.open(_journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(out, line)
    os.close(out)
    after_effect()


@mail_purpose("tests.killed")
def killed_letter(ids: object) -> Letter:
    return Letter(f"p{ids['person']}@leden.example", "Er is iets voor u", "https://waterkant.localhost/")  # type: ignore[index]


def before_effect() -> None:
    """A place to die."""


def after_effect() -> None:
    """Another."""


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "journal"
    path.touch()
    monkeypatch.setattr(f"{__name__}._journal", path)
    monkeypatch.setattr(leases, "LEASE", LEASE)
    monkeypatch.setattr(worker, "PAUSE", 0.005)
    return path


def write_messages(tenant: object, count: int) -> set[str]:
    with activate(tenant), transaction.atomic():  # type: ignore[arg-type]
        return {enqueue("tests.journal", aggregate=f"x:{n}", payload={"n": n}, key=f"k-{n}").key for n in range(count)}


def start(work: Callable[[], object]) -> int:
    """A process of its own that does this work and nothing of what pytest would do at its end."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:
        os._exit(1)


def wait(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def finish() -> None:
    """What the next worker does, once the leases of the dead ones are over."""
    deadline = time.monotonic() + 30
    while OutboxMessage.every_tenant.filter(state=State.WAITING).exists() and time.monotonic() < deadline:
        Worker("last").until_empty()
        time.sleep(LEASE.total_seconds() / 3)


def keys(journal: Path) -> Counter[str]:
    return Counter(line.split()[0] for line in journal.read_text().splitlines())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_at_random_moments_it_loses_nothing_and_repeats_little(waterkant, journal, seed):
    chance = random.Random(seed)
    written = write_messages(waterkant, 60)
    kills = 12
    for number in range(kills):
        child = start(lambda number=number: Worker(f"w{number}").run())
        time.sleep(chance.uniform(0.005, 0.06))
        os.kill(child, signal.SIGKILL)
        assert wait(child) == -signal.SIGKILL
    finish()

    sent = keys(journal)
    assert set(sent) == written
    assert sum(sent.values()) - len(written) <= kills
    assert set(OutboxMessage.every_tenant.values_list("state", flat=True)) == {State.DONE}


MOMENTS = {
    "after taking it": ("tenants.outbox.worker.handler_of", 1),
    "before the effect": (f"{__name__}.before_effect", 1),
    "after the effect": (f"{__name__}.after_effect", 2),
    "before writing that it is done": ("tenants.outbox.leases.done", 2),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_each_step_the_message_comes_again_under_its_key(waterkant, journal, monkeypatch, moment):
    written = write_messages(waterkant, 1)
    place, times = MOMENTS[moment]

    def dying() -> None:
        monkeypatch.setattr(place, lambda *_args: os.kill(os.getpid(), signal.SIGKILL))
        Worker("dying").run()

    assert wait(start(dying)) == -signal.SIGKILL
    finish()

    assert keys(journal) == Counter(dict.fromkeys(written, times))
    assert len(set(journal.read_text().splitlines())) == 1
    assert OutboxMessage.every_tenant.get().attempts == 2


def test_killed_while_taking_it_nothing_is_held(waterkant, journal, monkeypatch):
    """Inside the transaction of the lease: rolled back by the database itself."""
    written = write_messages(waterkant, 1)

    def dying() -> None:
        monkeypatch.setattr(OutboxMessage, "refresh_from_db", lambda *_a, **_k: os.kill(os.getpid(), signal.SIGKILL))
        Worker("dying").run()

    assert wait(start(dying)) == -signal.SIGKILL
    assert OutboxMessage.every_tenant.get().lease_owner == ""
    finish()
    assert keys(journal) == Counter(dict.fromkeys(written, 1))


def test_three_workers_at_once_send_each_message_once(waterkant, journal, monkeypatch):
    monkeypatch.setattr(leases, "LEASE", timedelta(minutes=1))
    written = write_messages(waterkant, 150)
    children = [start(lambda number=number: Worker(f"w{number}").until_empty()) for number in range(3)]

    assert [wait(child) for child in children] == [0, 0, 0]
    finish()
    assert keys(journal) == Counter(dict.fromkeys(written, 1))


def test_sabotage_without_the_lease_two_workers_send_the_same(waterkant, journal, monkeypatch):
    monkeypatch.setattr(leases, "LEASE", timedelta(seconds=-1))
    monkeypatch.setattr(f"{__name__}.before_effect", lambda: time.sleep(2))
    write_messages(waterkant, 1)

    def looking_again(name: str) -> None:
        for _look in range(20):  # a row that the other is just taking is skipped, so one look may find nothing
            Worker(name).round()
            time.sleep(0.05)

    children = [start(lambda number=number: looking_again(f"w{number}")) for number in range(2)]
    for child in children:
        wait(child)

    assert max(keys(journal).values()) > 1


def test_mail_that_is_sent_again_keeps_its_message_id(waterkant, settings, tmp_path, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    with activate(waterkant), transaction.atomic():
        for person in range(6):
            send_mail_later("tests.killed", person=person)

    def dying() -> None:
        monkeypatch.setattr("tenants.outbox.leases.done", lambda *_args: os.kill(os.getpid(), signal.SIGKILL))
        Worker("dying").run()

    for _turn in range(3):
        assert wait(start(dying)) == -signal.SIGKILL
    finish()

    ids = Counter(
        (mail["To"], mail["Message-ID"])
        for path in (tmp_path / "mail").iterdir()  # forked workers may share a file
        for mail in map(message_from_bytes, path.read_bytes().split(b"-" * 79 + b"\n")[:-1])
    )
    assert len({to for to, _id in ids}) == len({message_id for _to, message_id in ids}) == 6
    assert sum(ids.values()) >= 9


@pytest.fixture
def slow(monkeypatch) -> None:
    monkeypatch.setattr(f"{__name__}.before_effect", lambda: time.sleep(0.3))
    monkeypatch.setattr(leases, "LEASE", timedelta(minutes=1))


def test_asked_to_stop_it_finishes_what_it_has_in_hand(waterkant, journal, slow):
    write_messages(waterkant, 5)
    child = start(lambda: Worker("polite").run())
    started = timezone.now()
    while not OutboxMessage.every_tenant.exclude(lease_owner="").exists():
        assert timezone.now() - started < timedelta(seconds=20)
        time.sleep(0.01)
    os.kill(child, signal.SIGTERM)

    assert wait(child) == 0
    assert sum(keys(journal).values()) == 1
    assert OutboxMessage.every_tenant.filter(state=State.DONE).count() == 1
    assert not OutboxMessage.every_tenant.exclude(lease_owner="").exists()
    assert WorkerBeat.objects.get(name="polite").stopped_at is not None
