"""The web process and the worker die by SIGKILL at every place where something is written; the database dies too.

A place is named by its statement ("INSERT audit_auditentry 3"), so no step can be forgotten and production carries no
hook for it; sending a mail and committing are places of their own. Processes are forked after the set-up. `run` gives
the figures for docs/proof.md.
"""

import os
import re
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any
from uuid import uuid4

from django.core.mail import EmailMessage
from django.db import OperationalError, connection, connections
from django.test import Client, override_settings

from portal.consent.models import Ground
from portal.referrals.models import Referral, ReferralEvent
from tenants.outbox import leases
from tenants.outbox.models import OutboxMessage, State
from tenants.outbox.worker import deliver_one
from tests.portal.referrals.at_once.fitting import what_does_not_fit
from tests.portal.referrals.at_once.scene import Scene, staged
from tests.proof.figure import Figure, Size, at_least, at_most, told

KILLS = {Size.SMALL: 12, Size.FULL: 500}
KILLS_OF_THE_DATABASE = {Size.SMALL: 0, Size.FULL: 20}  # small runs beside others on one server
EVERY = {Size.SMALL: 7, Size.FULL: 1}  # of the places of one step
WRITES = re.compile(r"^(INSERT INTO|UPDATE|DELETE FROM) \"(\w+)\"")
LEASE = timedelta(milliseconds=50)


@dataclass
class Came:
    web: int = 0
    worker: int = 0
    database: int = 0
    places: Counter[str] = field(default_factory=Counter)
    half: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    mails: int = 0
    other_ids: int = 0


def run(size: Size, seed: int) -> Iterator[Figure]:
    """At least 500 kills of web and worker together, and 20 of the database."""
    came = deaths(size, seed)
    yield at_least("dying: kills of web and worker", came.web + came.worker, KILLS[size])
    yield told("dying: of them of the worker", came.worker)
    yield at_least("dying: kills of the database", came.database, KILLS_OF_THE_DATABASE[size])
    yield told("dying: places, by statement and table", len(came.places))
    yield at_most("dying: half-done referrals", len(came.half), 0)
    yield at_most("dying: acknowledged writes that were lost", len(came.lost), 0)
    yield at_most("dying: repeats under one key that were done twice, or not at all", len(came.twice), 0)
    yield at_least("dying: mails in the end", came.mails, 1)
    yield at_most("dying: mails sent again under another Message-ID", came.other_ids, 0)
    for line in [*came.half, *came.lost, *came.twice][:8]:
        yield Figure(f"dying: {line}", 1, "", "", False)


def deaths(size: Size, seed: int) -> Came:
    came = Came()
    with staged(seed) as scene, TemporaryDirectory(prefix="ketenwijzer-mails-") as mails:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        with override_settings(EMAIL_BACKEND=backend, EMAIL_FILE_PATH=mails):
            browsers = {name: scene.browser(name) for name in ("welfare", "bank")}
            while came.web + came.worker < KILLS[size]:
                for name in STEPS:
                    _steps_that_die(scene, browsers, came, name, EVERY[size])
                _worker_that_dies(came, EVERY[size])
            for number in range(KILLS_OF_THE_DATABASE[size]):
                _database_that_dies(scene, browsers, came, list(STEPS)[number % len(STEPS)])
            _deliver()
        _judge_mails(came, Path(mails))
    return came


@dataclass
class Dying:
    """Kills its own process at the write of this number; tells the name of the place before."""

    at: int
    pipe: int
    seen: int = 0

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        found = WRITES.match(str(sql))
        if found:
            self.reach(f"{found[1].split()[0]} {found[2]}")
        return execute(sql, params, many, context)

    def reach(self, place: str) -> None:
        if self.seen == self.at:
            os.write(self.pipe, place.encode())
            os.kill(os.getpid(), signal.SIGKILL)
        self.seen += 1


def _forked(work: Callable[[], object], at: int) -> str:
    """The place at which a process of its own died; nothing when it came to its end."""
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            dying = Dying(at, writing)
            committing, sending = connection.commit, EmailMessage.send

            def commit() -> None:
                dying.reach("before a commit")
                committing()
                dying.reach("after a commit")

            def send(letter: EmailMessage, *args: Any, **more: Any) -> int:
                dying.reach("before a mail")
                sent = sending(letter, *args, **more)
                dying.reach("after a mail")
                return sent

            connection.commit = commit  # type: ignore[method-assign]
            EmailMessage.send = send  # type: ignore[method-assign]
            with connection.execute_wrapper(dying):
                work()
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    place = os.read(reading, 200).decode()
    os.close(reading)
    return place


def _steps_that_die(scene: Scene, browsers: dict[str, Client], came: Came, name: str, every: int) -> None:
    """One step, tried until it comes to its end: each time the process dies one place further."""
    ground, referral, move, browser, more = STEPS[name](scene)
    key = uuid4()
    form = {"version": str(referral.version), "key": str(key), "note": "Een bericht.", **more}
    path = f"/doorverwijzingen/{referral.uid}/stap/{move}/"

    def press() -> int:
        return int(browsers[browser].post(path, form).status_code)

    at = 0
    while place := _forked(press, at):
        came.web += 1
        came.places[place] += 1
        done = ReferralEvent.objects.filter(referral=referral, key=key).count()
        came.half += [f"{name}, {place}: {wrong}" for wrong in what_does_not_fit(scene, ground)]
        state = Referral.objects.get(pk=referral.pk).state
        if (state != referral.state) != bool(done):
            came.half.append(f"{name}, {place}: {state} with {done} events")
        at += every
    # It came to its end, so it was acknowledged; the same button again is the same step.
    if ReferralEvent.objects.filter(referral=referral, key=key).count() != 1:
        came.lost.append(name)
    status = press()
    if status != 302 or ReferralEvent.objects.filter(referral=referral, key=key).count() != 1:
        came.twice.append(f"{name}: status {status}")


def _worker_that_dies(came: Came, every: int) -> None:
    """Until nothing waits: each time the worker dies one place further."""
    at = 0
    before, leases.LEASE = leases.LEASE, LEASE
    try:
        while place := _forked(_deliver, at):
            came.worker += 1
            came.places[f"worker: {place}"] += 1
            at += every
            sleep(LEASE.total_seconds())
        while OutboxMessage.objects.filter(state=State.WAITING, lease_until__isnull=False).exists():
            sleep(LEASE.total_seconds())
            _deliver()
    finally:
        leases.LEASE = before


def _database_that_dies(scene: Scene, browsers: dict[str, Client], came: Came, name: str) -> None:
    """A process of the server is killed in the middle of a step: the server starts anew from its journal."""
    ground, referral, move, browser, more = STEPS[name](scene)
    key = uuid4()
    form = {"version": str(referral.version), "key": str(key), "note": "Een bericht.", **more}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (server,) = cursor.fetchone()
    left = [came.database % 10 + 1]  # the write before which it dies

    def killing(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if WRITES.match(str(sql)):
            left[0] -= 1
            if left[0] == 0:
                os.kill(server, signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(killing):
        browsers[browser].post(f"/doorverwijzingen/{referral.uid}/stap/{move}/", form)
    assert left[0] <= 0, "The step wrote less than that, so nothing died."
    came.database += 1
    _until_it_answers()
    came.half += [f"database, {name}: {wrong}" for wrong in what_does_not_fit(scene, ground)]
    status = browsers[browser].post(f"/doorverwijzingen/{referral.uid}/stap/{move}/", form).status_code
    if status != 302 or ReferralEvent.objects.filter(referral=referral, key=key).count() != 1:
        came.twice.append(f"database, {name}: status {status}")


def _until_it_answers() -> None:
    for _try in range(300):
        connections.close_all()
        try:
            connection.ensure_connection()
        except OperationalError:
            sleep(0.1)
        else:
            return
    raise TimeoutError("The database did not come back.")


def _deliver() -> None:
    while deliver_one("dying"):
        pass


def _judge_mails(came: Came, folder: Path) -> None:
    """Each message of the outbox was sent at least once, and always under the id that belongs to it."""
    mails = [
        message_from_bytes(each)
        for path in folder.iterdir()
        for each in path.read_bytes().split(b"-" * 79 + b"\n")[:-1]
    ]
    known = {str(uid) for uid in OutboxMessage.objects.values_list("uid", flat=True)}
    ids = {str(each["Message-ID"]).strip("<>").split("@")[0] for each in mails}
    came.mails, came.other_ids = len(mails), len(ids - known)
    done = {
        str(uid) for uid in OutboxMessage.objects.filter(topic="mail", state=State.DONE).values_list("uid", flat=True)
    }
    came.lost += [f"mail {uid}" for uid in sorted(done - ids)]


Step = tuple[Ground, Referral, str, str, dict[str, str]]


def _send(scene: Scene) -> Step:
    ground = scene.ground("bank", "care")
    return ground, scene.draft(ground, "bank"), "send", "welfare", {}


def _accept(scene: Scene) -> Step:
    ground = scene.ground("bank", "care")
    return ground, scene.sent(ground, "bank"), "accept", "bank", {"contact_person": str(scene.person("bank"))}


def _hand_on(scene: Scene) -> Step:
    ground = scene.ground("bank", "care")
    return ground, scene.sent(ground, "bank"), "hand_on", "bank", {"to_team": str(scene.team("care").uid)}


def _withdraw(scene: Scene) -> Step:
    ground = scene.ground("bank", "care")
    return ground, scene.accepted(ground, "bank"), "withdraw", "welfare", {}


def _first_of_two(scene: Scene) -> Step:
    ground = scene.ground("bank", "care")
    sent = scene.sent(ground, "bank", beside=["care"])
    return ground, sent, "accept", "bank", {"contact_person": str(scene.person("bank"))}


STEPS: dict[str, Callable[[Scene], Step]] = {
    "send": _send,
    "accept": _accept,
    "hand on": _hand_on,
    "withdraw": _withdraw,
    "accept before another": _first_of_two,
}
