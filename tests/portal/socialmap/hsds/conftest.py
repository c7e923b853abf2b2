"""Directories to read: real ones from shared data, where they are, and small ones made here."""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.sizes import ROOT

DATA = Path(os.environ.get("KETENWIJZER_DATA", ROOT.parent / "shared" / "data"))
WHERE = (
    "The published schemas and directories are not ours to commit: put HSDS 3.1 (openreferral/specification), "
    "sarapis/orservices and OpenReferralUK/oruk-validator in a folder and name it in KETENWIJZER_DATA."
)


def shared(name: str) -> Path:
    """A folder of the shared data, or a skip that says where to get it."""
    found = DATA / name
    if not found.exists():
        pytest.skip(WHERE)
    return found


@pytest.fixture
def orservices() -> Path:
    return shared("directories/dc-orservices")


@pytest.fixture
def oruk() -> Path:
    return shared("directories/oruk-mocks")


@pytest.fixture
def schemas() -> Path:
    return shared("hsds/schema")


Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes a small tabular directory: folder(services=[...], organizations=[...])."""

    def write(name: str = "bron", **tables: list[dict[str, Any]]) -> Path:
        made = tmp_path / name
        made.mkdir(exist_ok=True)
        for file, rows in tables.items():
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with (made / f"{file}.csv").open("w", newline="", encoding="utf-8") as opened:
                writer = csv.DictWriter(opened, columns, restval="")
                writer.writeheader()
                writer.writerows(rows)
        return made

    return write


@pytest.fixture
def small(folder: Folder) -> Callable[..., Path]:
    """One organization with one service, told again as the test wants it."""

    def write(**service: Any) -> Path:
        row = {"id": "s1", "organization_id": "o1", "name": "Budgetles", "status": "active", "description": "Leren."}
        return folder(
            organizations=[{"id": "o1", "name": "De Brug", "description": "Welzijn.", "mood": "blij"}],
            services=[row | service],
        )

    return write


@pytest.fixture
def as_json(tmp_path: Path) -> Callable[[Any], Path]:
    def write(content: Any, name: str = "services.json") -> Path:
        made = tmp_path / name
        made.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return made

    return write
