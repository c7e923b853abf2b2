"""What a proof runs on: a throw-away SQLite file, and a PostgreSQL server of our own where that is installed."""

import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / "tests" / "services" / "postgresql"


@dataclass(frozen=True)
class Database:
    """What to put into the environment of a run to have it use this database."""

    name: str
    environment: dict[str, str]


@contextmanager
def sqlite() -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-proof-") as folder:
        environment = {"KW_TEST_DB": str(Path(folder) / "proof.sqlite3")}
        inherited = os.environ.pop("DATABASE_URL", None)
        try:
            yield Database("SQLite", environment)
        finally:
            if inherited is not None:
                os.environ["DATABASE_URL"] = inherited


@contextmanager
def postgresql() -> Iterator[Database | None]:
    """A server of its own on loopback for the length of the proof; None where PostgreSQL is not installed.

    Not the one that tests use: two runs would throw away each other's database.
    """
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-proof-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        home = str(Path(folder) / "server")
        started = _server("start", "--home", home, "--port", str(_free_port()))
        if started.returncode != 0:
            yield None
            return
        try:
            yield Database("PostgreSQL", {"DATABASE_URL": started.stdout.strip().splitlines()[-1]})
        finally:
            _server("stop", "--home", home)


def _server(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SERVER, *command], capture_output=True, text=True, check=False)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@contextmanager
def beside_the_run(name: str) -> Iterator[str]:
    """The address of a database of its own beside that of the run: a file, or another one on the same server."""
    address = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not address.scheme.startswith("postgres"):
        with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
            yield f"sqlite:///{folder}/{name}.sqlite3"
        return
    import psycopg

    with psycopg.connect(urlunsplit(address), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield urlunsplit(address._replace(path=f"/{name}"))
        finally:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
