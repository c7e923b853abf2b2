"""The two commands as a newcomer runs them, in processes of their own: fill, serve, Ctrl-C."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.db import connection

from portal.demo.serving import ADDRESS

PATIENCE = 60


@pytest.fixture
def environment(db: None, tmp_path: Path) -> dict[str, str]:
    """A copy of the empty test database, and a free port."""
    if connection.vendor != "sqlite":
        pytest.skip("The demo is served on SQLite.")
    file = tmp_path / "demo.sqlite3"
    with sqlite3.connect(str(connection.settings_dict["NAME"])) as here, sqlite3.connect(file) as there:
        here.backup(there)
    with socket.socket() as free:
        free.bind((ADDRESS, 0))
        port = free.getsockname()[1]
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.config.settings.test",
        "DATABASE_URL": f"sqlite:///{file}",
        "PORT": str(port),
    }


def test_one_command_fills_and_one_serves_with_the_worker_until_it_is_stopped(environment: dict[str, str]) -> None:
    told = subprocess.run(
        _manage("demo"), env=environment, capture_output=True, text=True, check=True, timeout=5 * PATIENCE
    ).stdout
    assert "121 services new on the map" in told
    assert f"http://waterkant.localhost:{environment['PORT']}/" in told
    assert "alice@buurtteams.example" in told

    server = subprocess.Popen(
        _manage("serve_demo"), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert "Hulpwijzer Waterkant" in _answer(environment["PORT"], "waterkant.localhost")
        assert "Samen in Heidedorp" in _answer(environment["PORT"], "localhost")
        workers = _children(server.pid)
        assert len(workers) == 1
    finally:
        server.send_signal(signal.SIGINT)
        said, _nothing = server.communicate(timeout=PATIENCE)
    assert said.rstrip().endswith("Stopped.")
    assert server.returncode == 0
    assert not _runs(workers[0])


def _manage(command: str) -> list[str]:
    return [sys.executable, str(Path(settings.ROOT) / "manage.py"), command]


def _answer(port: str, host: str) -> str:
    """The page, as soon as somebody answers."""
    request = Request(f"http://{ADDRESS}:{port}/", headers={"Host": f"{host}:{port}"})
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(request, timeout=PATIENCE) as response:
                return str(response.read().decode())
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if not listed.exists():
        pytest.skip("This system does not list the children of a process.")
    return [int(each) for each in listed.read_text().split()]


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
