"""Consent is withdrawn while others read: what begins after the commit finds nothing, on any road.

Readers are processes of their own, forked before the first race, so that they have kept whatever a process can keep
from reads that were still allowed. `run` gives the figures for docs/proof.md.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

from django.db import connection, connections
from django.test import Client

from portal.consent.models import Ground
from portal.notifications.models import Notification
from portal.referrals.models import Referral
from tenants.outbox.models import OutboxMessage, State
from tenants.outbox.worker import deliver_one
from tests.portal.referrals.at_once.scene import Scene, staged
from tests.proof.figure import Figure, Size, at_least, at_most

RACES = {Size.SMALL: 6, Size.FULL: 1_000}
AFTERWARDS = 2  # reads of each road of a race that begin after the withdrawal
# In every race each reader has so many of its roads, in turn: a page costs more than all that is prepared for a race,
# and a thousand races come past every road hundreds of times.
AT_ONCE = 2
RACES_OF_A_CASE = 20
GIVE_UP = 60.0


@dataclass(frozen=True)
class Road:
    """One way to what was shared: whose browser, which address, and what in the answer says that it is open."""

    name: str
    browser: str
    path: str
    mark: str = ""

    def open(self, client: Client) -> bool:
        answer = client.get(self.path)
        if answer.status_code >= 500:
            raise AssertionError(f"{self.name}: {answer.status_code}")
        return answer.status_code == 200 and (not self.mark or self.mark in answer.content.decode())


@dataclass
class Came:
    races: int = 0
    before: int = 0
    after: int = 0
    read: Counter[str] = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)
    never_open: list[str] = field(default_factory=list)
    waiting: int = 0
    not_cancelled: int = 0


def run(size: Size, seed: int) -> Iterator[Figure]:
    """1,000 races, on PostgreSQL."""
    came = races(RACES[size], seed)
    yield at_least("withdrawal: races", came.races, RACES[size])
    yield at_least("withdrawal: reads meanwhile that were still allowed", came.before, came.races)
    yield at_least("withdrawal: reads begun after its commit", came.after, came.races * AFTERWARDS)
    yield at_least("withdrawal: races of the road that was read least", min(came.read.values()), came.races * 4 // 10)
    yield at_least("withdrawal: roads", len(came.read), 8)
    yield at_most("withdrawal: of them that got something", len(came.leaks), 0)
    yield at_most("withdrawal: roads that were never open, so that nothing was proven", len(came.never_open), 0)
    yield at_least("withdrawal: notices that waited for receivers", came.waiting, came.races)
    yield at_most("withdrawal: of them not cancelled when they were to be sent", came.not_cancelled, 0)
    for line in [*came.leaks, *sorted(set(came.never_open))][:5]:
        yield Figure(f"withdrawal: {line}", 1, "", "", False)


def races(count: int, seed: int) -> Came:
    """So many withdrawals, each with its own ground and three referrals."""
    came = Came()
    with staged(seed) as scene:
        browsers = {"bank": scene.browser("bank"), "care": scene.browser("care")}
        sender = scene.browser("welfare")
        readers = [Reader(scene.tenant) for _each in range(2)]
        try:
            for number in range(count):
                if number and not number % RACES_OF_A_CASE:
                    scene.another_case()
                _race(scene, browsers, sender, readers, came)
        finally:
            for reader in readers:
                reader.stop()
    return came


def _race(scene: Scene, browsers: dict[str, Client], sender: Client, readers: list["Reader"], came: Came) -> None:
    _deliver(scene)
    ground = scene.ground("bank", "care", "church")
    working, waiting, by_link = (
        scene.accepted(ground, "bank"), scene.sent(ground, "care"), scene.sent(ground, "church"),
    )  # fmt: skip
    link = scene.by_link(by_link)
    queued = _queued_for_receivers(scene)
    cookies = {**{name: client.cookies for name, client in browsers.items()}, "link": link.cookies}
    roads = _in_turn(_roads(scene, working, waiting), came.races, AT_ONCE * len(readers))
    came.read.update(road.name for road in roads)
    for number, reader in enumerate(readers):
        reader.begin(cookies, roads[number :: len(readers)])
    for reader in readers:
        reader.wait_until_read()
    answer = sender.post(f"/grondslagen/{ground.uid}/stoppen/")
    committed = monotonic()
    assert answer.status_code == 302, answer.status_code
    seen: dict[str, int] = {road.name: 0 for road in roads}
    for reader in readers:
        for name, began, opened in reader.end():
            came.before += began <= committed
            came.after += began > committed
            seen[name] += opened
            if opened and began > committed:
                came.leaks.append(f"{name} {began - committed:.4f} s after")
    came.never_open += [name for name, times in seen.items() if not times]
    came.races += 1
    came.waiting += len(queued)
    _deliver(scene)
    came.not_cancelled += OutboxMessage.objects.filter(pk__in=queued).exclude(state=State.DROPPED).count()
    assert not Ground.objects.filter(pk=ground.pk, events__isnull=True).exists()


def _roads(scene: Scene, working: Referral, waiting: Referral) -> list[Road]:
    page = f"/doorverwijzingen/{working.uid}/"
    return [
        Road("page", "bank", page),
        Road("page of the link", "link", "/ontvangen/vraag/"),
        Road("list", "bank", "/mijn-werk/?lijst=ons", f'{page}"'),
        Road("file", "bank", f"/casus/bestand/{scene.document.uid}/"),
        Road("FHIR", "bank", f"/api/fhir/Task/{working.uid}"),
        Road("minimum", "care", f"/doorverwijzingen/{waiting.uid}/"),
        Road("case", "bank", f"/casussen/{scene.world.case.uid}/"),
        Road("summary", "bank", f"{page}samenvatting/"),
    ]


def _in_turn(roads: list[Road], race: int, many: int) -> list[Road]:
    """The roads of this race: the next ones of the round, so that none is read less often than another."""
    return [roads[(race * many + place) % len(roads)] for place in range(many)]


def _queued_for_receivers(scene: Scene) -> list[int]:
    """What waits to tell receivers that there is something for them."""
    people = [scene.actor(name).person for name in ("bank", "care")]
    told = Notification.objects.filter(person__in=people).values_list("uid", flat=True)
    waiting = OutboxMessage.objects.filter(state=State.WAITING, topic="mail")
    messages = waiting.filter(payload__message__in=[str(uid) for uid in told])
    return [
        *messages.values_list("pk", flat=True),
        *waiting.filter(payload__has_key="link").values_list("pk", flat=True),
    ]


def _deliver(scene: Scene) -> None:
    while deliver_one("races"):
        pass


class Reader:
    """A process that reads its roads round and round, and tells when each read began and whether it was open."""

    def __init__(self, tenant: Any) -> None:
        connections.close_all()
        context = get_context("fork")
        self.ours, theirs = context.Pipe()
        self.process = context.Process(target=_read, args=(tenant, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def begin(self, cookies: dict[str, Any], roads: list[Road]) -> None:
        self.ours.send((cookies, roads))

    def wait_until_read(self) -> None:
        """Each road was read once."""
        assert self.ours.poll(GIVE_UP), "A reader never read."
        assert self.ours.recv() == "read"

    def end(self) -> list[tuple[str, float, bool]]:
        """Have each road read a few times more."""
        self.ours.send("end")
        assert self.ours.poll(GIVE_UP), "A reader never ended."
        reads: list[tuple[str, float, bool]] = self.ours.recv()
        return reads

    def stop(self) -> None:
        self.ours.send(None)
        self.process.join(GIVE_UP)


def _read(tenant: Any, pipe: Connection) -> None:
    host = tenant.primary_host
    while (told := pipe.recv()) is not None:
        cookies, roads = told
        clients = {name: Client(HTTP_HOST=host, raise_request_exception=False) for name in cookies}
        for name, client in clients.items():
            client.cookies = cookies[name]
        reads: list[tuple[str, float, bool]] = []
        left = -1
        while left:
            for road in roads:
                began = monotonic()
                reads.append((road.name, began, road.open(clients[road.browser])))
                if left < 0 and pipe.poll():
                    assert pipe.recv() == "end"
                    left = AFTERWARDS + 1
            if len(reads) == len(roads):
                pipe.send("read")
            left -= left > 0
        pipe.send(reads)
    connection.close()
    os._exit(0)
