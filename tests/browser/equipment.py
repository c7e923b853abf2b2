"""What the browser tests need of the machine, and what to do when it is missing."""

import os
import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
VALIDATOR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

# What is needed -> how to get it.
GET: Mapping[str, str] = {
    "chromium": "Chromium is missing; on Debian: apt-get install chromium.",
    "java": "A Java runtime for the HTML validator is missing; on Debian: apt-get install default-jre-headless.",
    "validator": "The HTML validator is missing: make install (it comes with npm, as vnu-jar).",
    "styles": "The styles are not built: make install.",
    "folder": "The parts that make a PDF are missing: make install (and on Debian: apt-get install libpango-1.0-0).",
}


def missing(*needed: str) -> list[str]:
    """The sentences for what this machine lacks."""
    present = {
        "chromium": Path(CHROMIUM).exists(),
        "java": shutil.which("java") is not None,
        "validator": VALIDATOR.exists(),
        "folder": all(find_spec(part) is not None for part in ("weasyprint", "pypdf")),
        "styles": (ROOT / "portal" / "web" / "built" / "portal.css").exists(),
    }
    return [GET[name] for name in needed if not present[name]]


def need(*needed: str) -> None:
    """Go on when all is there; otherwise skip with what to do, or fail where CI says that all must be there."""
    lacking = " ".join(missing(*needed))
    if not lacking:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(lacking)
    pytest.skip(lacking)
