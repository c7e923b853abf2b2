"""The Nu validator over pages as the server sent them."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.browser.equipment import VALIDATOR


def errors_in(pages: Mapping[str, str]) -> list[str]:
    """The errors in these pages (name -> HTML), one line each. One start of Java for all of them."""
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-html-") as folder:
        for name, written in pages.items():
            (Path(folder) / f"{name}.html").write_text(written, encoding="utf-8")
        run = subprocess.run(
            ["java", "-Xss4m", "-jar", str(VALIDATOR), "--format", "json", "--errors-only", "--skip-non-html", folder],
            capture_output=True,
            text=True,
            check=False,
        )
    messages = json.loads(run.stderr or '{"messages": []}')["messages"]
    return [f"{Path(each.get('url', '')).stem} line {each.get('lastLine')}: {each['message']}" for each in messages]
