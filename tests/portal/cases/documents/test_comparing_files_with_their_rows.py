"""After a back-up was put back an operator sees whether every file is there, without a key and without a name."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from portal.cases.files import storing
from tenants.models import Tenant
from tests.portal.cases.documents.conftest import NAME, Add


def test_all_is_there(add: Add, settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    add()
    settings.VAULT_KEYS = []
    call_command("case_files")
    said = capsys.readouterr().out

    assert "waterkant: 1 files, 0 missing, 0 changed, 0 without a row" in said
    assert "No scanner is set" in said
    assert NAME not in said


def test_what_is_gone_or_changed_is_counted(
    add: Add, shelf: Path, in_waterkant: Tenant, capsys: pytest.CaptureFixture[str]
) -> None:
    gone, changed = add(), add()
    next(shelf.rglob(gone.stored)).unlink()
    next(shelf.rglob(changed.stored)).write_bytes(b"something else")
    storing.write(in_waterkant.uid, storing.new_name(), b"nobody's")

    with pytest.raises(CommandError, match="2 files"):
        call_command("case_files")
    assert "2 files, 1 missing, 1 changed, 1 without a row" in capsys.readouterr().out


def test_the_scanner_is_named(settings: Any, in_waterkant: Tenant, capsys: pytest.CaptureFixture[str]) -> None:
    settings.CASE_FILE_SCANNER = "ours.scanning.clam"
    call_command("case_files")

    assert "looked at by ours.scanning.clam" in capsys.readouterr().out
