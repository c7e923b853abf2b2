"""Typing and searching, sixty times a second, asked of a real server: two workers of gunicorn on loopback.

The requests leave at set moments whether or not earlier ones were answered, and waiting counts from that moment: a
server that cannot keep up shows it. Load and server share the machine.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from statistics import quantiles
from urllib.parse import quote

from tests.proof.databases import beside_the_run
from tests.proof.figure import Figure, Size, at_most, told

ROOT = Path(__file__).resolve().parents[2]
SERVICES = {Size.SMALL: 300, Size.FULL: 10_000}
SECONDS = {Size.SMALL: 2, Size.FULL: 30}
# In a busy test run a sample proves that the benchmark runs, no more.
PATIENCE = {Size.SMALL: 100.0, Size.FULL: 1.0}
A_SECOND = 60
WORKERS, AT_ONCE, GIVE_UP = 2, 48, 20.0
# Of every nine requests six are letters that somebody types, three are searches.
MIX = ("typing",) * 6 + ("search",) * 3
NARROWED = ("", "", "&onderwerp=geld-en-schulden", "&open=now", "&plaats=Vlaardingen&straal=5")
DATABASE = "ketenwijzer_under_load"


@dataclass(frozen=True)
class Asked:
    kind: str
    address: str


@dataclass(frozen=True)
class Answered:
    """How a request went; `seconds` from the moment at which it should have left."""

    kind: str
    status: int
    seconds: float


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The figure of section 5 of the issue, on the database of the run."""
    with beside_the_run(DATABASE) as url:
        environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.config.settings.demo"}
        filled = subprocess.run(
            [sys.executable, "-m", "tests.proof.a_filled_portal", str(SERVICES[size]), str(seed)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        portal = json.loads(filled.stdout)
        asked = mixed(portal["questions"], seed, SECONDS[size] * A_SECOND)
        with served(environment) as port:
            answers = load(port, portal["host"], asked)
    yield from figures(answers, PATIENCE[size])


def figures(answers: Sequence[Answered], patience: float) -> Iterator[Figure]:
    """What came of it, for each kind of request."""
    yield at_most("requests without a good answer", sum(each.status != 200 for each in answers), 0)
    for kind in dict.fromkeys(MIX):
        waited = sorted(each.seconds * 1000 for each in answers if each.kind == kind)
        yield at_most(f"{kind} at {A_SECOND} requests a second, p95", quantiles(waited, n=20)[-1], 300 * patience, "ms")
        yield told(f"{kind}, median", quantiles(waited, n=2)[0], "ms")
        yield told(f"{kind}: requests", len(waited))


def mixed(questions: Mapping[str, Sequence[str]], seed: int, count: int) -> list[Asked]:
    """Requests as people make them: words letter by letter, and the searches that they end in."""
    random = Random(seed)
    every = [text for kind in questions.values() for text in kind]
    found = []
    for _number in range(count):
        kind, text = random.choice(MIX), random.choice(every)
        if kind == "typing":
            found.append(Asked(kind, f"/zoeken/suggesties/?q={quote(text[: random.randint(2, 12)])}"))
        else:
            found.append(Asked(kind, f"/zoeken/?q={quote(text)}{random.choice(NARROWED)}"))
    return found


def load(port: int, host: str, asked: Sequence[Asked]) -> list[Answered]:
    """Ask each at its moment, after every worker has answered enough to have learnt what is learnt once."""
    for each in asked[: 20 * WORKERS]:
        _answer(port, host, each, time.monotonic())
    begin = time.monotonic() + 0.5
    with ThreadPoolExecutor(AT_ONCE) as threads:
        moments = (begin + place / A_SECOND for place in range(len(asked)))
        return list(threads.map(lambda pair: _answer(port, host, *pair), zip(asked, moments, strict=False)))


def _answer(port: int, host: str, asked: Asked, moment: float) -> Answered:
    time.sleep(max(0.0, moment - time.monotonic()))
    connection = HTTPConnection("127.0.0.1", port, timeout=GIVE_UP)
    try:
        connection.request("GET", asked.address, headers={"Host": host})
        answer = connection.getresponse()
        answer.read()
        status = answer.status
    except (OSError, HTTPException):
        status = 0
    finally:
        connection.close()
    return Answered(asked.kind, status, time.monotonic() - moment)


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[int]:
    """The site on a free port of loopback, until the block ends."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = int(door.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "portal.config.wsgi", "--workers", str(WORKERS)]
    command += ["--bind", f"127.0.0.1:{port}", "--log-level", "error", "--timeout", "60"]
    server = subprocess.Popen(command, cwd=ROOT, env=dict(environment))
    try:
        _wait_until_ready(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait_until_ready(port: int) -> None:
    for _attempt in range(120):
        if _answer(port, "localhost", Asked("", "/healthz"), time.monotonic()).status == 200:
            return
        time.sleep(0.5)
    raise TimeoutError("The server did not start.")
