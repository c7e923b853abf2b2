"""Key rotation while serving. `run` gives the figures for docs/proof.md, from a database of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.proof.databases import beside_the_run
from tests.proof.figure import Figure, Size, at_least, at_most, told
from tests.tenants.vault.serving_while_rotating import Served

ROOT = Path(__file__).resolve().parents[3]
ROWS = {Size.SMALL: 200, Size.FULL: 100_000}
DATABASE = "ketenwijzer_rotating"


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The figure of section 6 of the issue, on the kind of database of the run."""
    with beside_the_run(DATABASE) as address:
        measured = subprocess.run(
            [sys.executable, "-m", "tests.tenants.vault.serving_while_rotating", str(ROWS[size]), str(seed)],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "portal.config.settings.test"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    yield from figures(Served(**json.loads(measured.stdout)))


def figures(served: Served) -> Iterator[Figure]:
    """What was asked of a rotation, and what else explains it."""
    yield told("key rotation: rows", served.rows)
    yield told("key rotation: rows sealed anew, the others being written meanwhile", served.sealed_anew)
    yield at_most("key rotation: errors of who reads and writes meanwhile", served.errors, 0)
    yield at_least("key rotation: reads meanwhile", served.reads, 1)
    yield told("key rotation: writes meanwhile", served.writes)
    yield at_most("key rotation: values left under the old key", served.left_under_the_old_key, 0)
    yield at_most("key rotation: rows that the old key opens afterwards", served.opened_by_the_old_key, 0)
    yield at_most("key rotation: rows that do not open without the old key", served.unreadable_without_it, 0)
    yield told("key rotation: rows a second", round(served.sealed_anew / max(served.seconds, 0.1)))
