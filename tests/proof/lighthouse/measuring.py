"""Runs Lighthouse on a page, with the Chromium of this machine, and reads what came of it.

Install it once: `npm ci` in this folder. Nothing of it is needed to build or to run the portal.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.browser.equipment import CHROMIUM

FOLDER = Path(__file__).parent
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-sync"
# Lighthouse simulates a slow 4G network and a phone four times slower than this machine; for a desk, a fast line.
FORMS: Mapping[str, tuple[str, ...]] = {"phone": (), "desktop": ("--preset=desktop",)}


@dataclass(frozen=True)
class Report:
    """The scores of a page, and why they are not a hundred."""

    scores: Mapping[str, int]
    largest_paint: float
    fell_short: tuple[str, ...]


def is_installed() -> bool:
    return PROGRAM.exists()


def report(url: str, form: str) -> Report:
    """Visit the page as Lighthouse does; tens of seconds. Chromium that does not come up is started once more.

    Raises:
        LookupError: Lighthouse could not look at it, twice; with its own last words.
    """
    said = ""
    for _attempt in range(2):
        try:
            return _visited(url, form)
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode(errors="replace").strip()[-300:]
    raise LookupError(f"Lighthouse could not look at {form}: {said}")


def _visited(url: str, form: str) -> Report:
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-lighthouse-") as folder:
        out = Path(folder) / "report.json"
        subprocess.run(
            [
                *("node", str(PROGRAM), url, "--quiet", "--output=json", f"--output-path={out}"),
                *(f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}", *FORMS[form]),
            ],
            env={**os.environ, "CHROME_PATH": CHROMIUM},
            capture_output=True,
            check=True,
            timeout=240,
        )
        return _read(json.loads(out.read_text(encoding="utf-8")))


def _read(told: dict) -> Report:  # type: ignore[type-arg]
    audits, short = told["audits"], []
    for name, category in told["categories"].items():
        for each in category["auditRefs"]:
            audit = audits[each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                short.append(f"{name}: {audit['title']} ({audit.get('displayValue', '')})")
    return Report(
        {name: round(100 * (category["score"] or 0)) for name, category in told["categories"].items()},
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        tuple(short),
    )
