"""A service that is not there fails where it must be there, and is a skip with a sentence elsewhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.missing import SERVICES, missing

ROOT = Path(__file__).resolve().parents[3]


def run(ci: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.services.missing", "postgresql"],
        cwd=ROOT, env={**os.environ, "CI": ci}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_the_command_fails_in_ci_alone_and_always_says_how(ci, code):
    done = run(ci)

    assert done.returncode == code
    assert "apt-get install postgresql" in done.stderr


@pytest.mark.parametrize("service", SERVICES)
def test_a_test_fails_in_ci_and_is_skipped_elsewhere(monkeypatch, service):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="was not tested"):
        missing(service)
    monkeypatch.setenv("CI", "")
    with pytest.raises(pytest.skip.Exception, match="was not tested"):
        missing(service)


def test_the_start_script_names_what_it_needs_root_for():
    script = (ROOT / "tests" / "services" / "postgresql").read_text()

    assert "apt-get install postgresql" in script
    assert os.access(ROOT / "tests" / "services" / "postgresql", os.X_OK)
