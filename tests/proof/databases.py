"""What a proof runs on: a throw-away SQLite file, and a PostgreSQL server of our own where that is installed."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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
    """A server on loopback for the length of the proof; None where PostgreSQL is not installed.

    A server that runs already is used and left running.
    """
    ran_already = _server("status").returncode == 0
    started = _server("start")
    if started.returncode != 0:
        yield None
        return
    try:
        yield Database("PostgreSQL", {"DATABASE_URL": started.stdout.strip().splitlines()[-1]})
    finally:
        if not ran_already:
            _server("stop")


def _server(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SERVER, command], capture_output=True, text=True, check=False)
