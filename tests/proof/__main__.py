"""python -m tests.proof [--only portal] [--bench] [--source NAME]: measures at full size, into docs/proof.md."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.proof.at_full_size import LEAVES, SOURCE
from tests.proof.databases import ROOT, Database, postgresql, sqlite
from tests.proof.figure import Figure, as_figures
from tests.proof.page import Measured, write_page
from tests.proof.sources import Source, chosen

PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--create-db")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("--only", metavar="PART", help="a part of the house, such as portal")
    parser.add_argument("--bench", action="store_true", help="print the ratios; nothing is kept")
    parser.add_argument("--source", metavar="NAME", help="one source, such as isolation; only its chapter is written")
    asked = parser.parse_args()
    sources = [each for each in chosen(asked.only, benchmarks_only=asked.bench) if asked.source in {None, each.name}]
    measured = list(_everywhere(sources))
    if asked.bench:
        _print_ratios(measured)
    else:
        write_page(measured)
    short = [each for each in measured if not each.figure.ok]
    print(f"\n{len(measured)} figures, {len(short)} short.")
    return 1 if short else 0


def _everywhere(sources: list[Source]) -> Iterator[Measured]:
    with sqlite() as database:
        yield from _all([each for each in sources if each.on_sqlite], database)
    with postgresql() as database:
        if database is None:
            print("PostgreSQL is missing, so its figures are too; on Debian: apt-get install postgresql.")
            return
        yield from _all([each for each in sources if each.on_both_databases], database)


def _all(sources: list[Source], database: Database) -> Iterator[Measured]:
    for source in sources:
        for figure in _run(source, database):
            measured = Measured(source.name, database.name, figure)
            print(measured.line, flush=True)
            yield measured


def _run(source: Source, database: Database) -> list[Figure]:
    """The figures of one source; a run that breaks is a figure that falls short, never a silent gap."""
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-figures-") as folder:
        leaves = Path(folder) / "figures.jsonl"
        environment = {**os.environ, **database.environment, LEAVES: str(leaves), SOURCE: source.name}
        run = subprocess.run(
            [sys.executable, *PYTEST, "tests/proof/at_full_size.py"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        written = leaves.read_text(encoding="utf-8").splitlines() if leaves.exists() else []
    figures = as_figures([tuple(json.loads(line).values()) for line in written])
    if run.returncode != 0:
        print(run.stdout[-4000:], run.stderr[-2000:], file=sys.stderr)
        figures.append(Figure(f"{source.name} ran to its end", 0, "", "without an error", False))
    return figures


def _print_ratios(measured: list[Measured]) -> None:
    print(f"\n{'what':<70} {'database':<12} {'ratio':>8}  asked")
    for each in measured:
        if each.figure.is_ratio:
            print(f"{each.figure.name:<70} {each.database:<12} {each.figure.value:>7.2f}x  {each.figure.asked}")


if __name__ == "__main__":
    sys.exit(main())
