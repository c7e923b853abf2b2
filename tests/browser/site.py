"""The demo, filled once and served by its own command with the worker, on a free port and a throw-away database."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from functools import cached_property
from http.client import HTTPConnection
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from portal.demo.content.reading import read_portals
from portal.demo.filling.people import PASSWORD, seed_of
from tenants.access import Role
from tests.browser.clock import HEADER, moment
from tests.browser.widening import TOLD

if TYPE_CHECKING:
    from tests.browser.pages import State

ROOT = Path(__file__).resolve().parents[2]
MAIN = "waterkant"
Filling = Callable[[dict[str, str]], None]


@dataclass(frozen=True)
class Login:
    """An invented person who can sign in by hand."""

    email: str
    password: str
    seed: str


@dataclass(frozen=True)
class Site:
    """A running demo."""

    port: int
    home: Path

    def url(self, path: str = "/", portal: str = MAIN) -> str:
        return f"http://{portal}.localhost:{self.port}{self.path(path)}"

    def path(self, written: str) -> str:
        """A path with its links filled in: `$name` is one that was known only when the demo stood."""
        return Template(written).substitute(self._told["links"])

    @property
    def page_types(self) -> Mapping[str, str]:
        """Which type of page of the editors stands at each path."""
        return self._told["types"]

    @cached_property
    def _told(self) -> Mapping[str, Mapping[str, str]]:
        told: Mapping[str, Mapping[str, str]] = json.loads((self.home / TOLD).read_text(encoding="utf-8"))
        return told

    @property
    def index(self) -> str:
        return f"http://localhost:{self.port}/"

    def read(self, state: "State", language: str = "") -> str:
        """What the server sends for this state, asked without a browser."""
        path = self.path(f"/{language}{state.path}" if language else state.path)
        headers = {"Host": f"{state.portal}.localhost:{self.port}"}
        if state.clock:
            headers[HEADER] = moment(state.clock)
        door = HTTPConnection("127.0.0.1", self.port, timeout=30)
        door.request("GET", path, headers=headers)
        answer = door.getresponse()
        assert answer.status == state.status, f"{state.name}: {answer.status}"
        return answer.read().decode()

    def login(self, role: Role, which: int = 0, portal: str = MAIN) -> Login:
        """One of the example people of a portal with this role. A code works once: another test takes another one."""
        people = next(each.people for each in read_portals() if each.slug == portal)
        email = [person.email for person in people if person.role == role][which]
        return Login(email, PASSWORD, seed_of(email))

    def mail_to(self, address: str, *, holding: str = "", within: float = 20) -> str:
        """The text of the newest mail to this address that holds these words; the worker gets some seconds for it."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            for path in sorted((self.home / "mail").glob("*.log"), key=lambda each: -each.stat().st_mtime):
                message = message_from_bytes(path.read_bytes(), policy=policy.default)
                body = message.get_body(("plain",))
                text = str(body.get_content()) if body else ""
                if address in str(message["To"]) and holding in text:
                    return text
            time.sleep(0.2)
        raise AssertionError(f"No mail to {address} within {within:.0f} seconds.")


@contextmanager
def running(home: Path, filled_by: Filling | None = None) -> Iterator[Site]:
    """Migrate, fill (by `fill`, unless otherwise said) and serve; stopped at the end with all that it started."""
    port = free_port()
    told = environment(home, port)
    (filled_by or fill)(told)
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve_demo"], cwd=ROOT, env=told, stdout=log, stderr=log
        )
        try:
            until_it_answers(port, process, home / "server.log")
            yield Site(port, home)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def that_runs(named: str) -> Site:
    """A demo that `running` started elsewhere, for who writes a test: "PORT:HOME"."""
    port, _colon, home = named.partition(":")
    return Site(int(port), Path(home))


def environment(home: Path, port: int) -> dict[str, str]:
    """What a process of a site needs to know: its settings, its database, its place."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "KETENWIJZER_BROWSER_HOME": str(home),
        "DATABASE_URL": f"sqlite:///{home / 'demo.sqlite3'}",
        "BASE_URL": f"http://localhost:{port}",
        "PORT": str(port),
    }


def fill(told: dict[str, str]) -> None:
    """The demo, and the states that it does not have."""
    fill_demo(told)
    run(told, "-m", "tests.browser.widening")


def fill_demo(told: dict[str, str]) -> None:
    """The demo alone, as somebody gets it who tries it."""
    run(told, "manage.py", "migrate", "--verbosity", "0")
    run(told, "manage.py", "demo")


def run(told: dict[str, str], *command: str) -> None:
    """Run Python in this environment, to its end; what it said is told when it fails."""
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def until_it_answers(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, f"The demo stopped:\n{log.read_text(encoding='utf-8')[-4000:]}"
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("The demo does not answer.")
