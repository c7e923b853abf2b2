"""The script of the site: our own modules as one file. No library, no source map, no notice of others."""

import subprocess
from pathlib import Path

from portal.web.build.places import BUILT, WEB, esbuild

START = WEB / "scripts" / "portal.js"


def build() -> Path:
    """Write portal.js: a module, so that the browser runs it when the page stands.

    Every browser of `--target` reads what the modules say as it is; esbuild joins and shortens them.
    """
    path = BUILT / "portal.js"
    options = [
        "--bundle",
        "--minify",
        "--format=esm",
        "--charset=utf8",
        "--log-level=warning",
        "--target=chrome109,firefox115,safari16",
    ]
    subprocess.run([esbuild(), START, f"--outfile={path}", *options], check=True)  # noqa: S603  our own files
    return path
