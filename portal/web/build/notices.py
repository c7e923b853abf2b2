"""The licences of everybody whose work is in the built files; they travel with it."""

import json
from pathlib import Path

from portal.web.build.places import BUILT, NODE_MODULES
from portal.web.build.styles import LIBRARY, TOKENS

PACKAGES = (
    *(f"@{name.split('/')[0]}/{name.split('/')[1]}" for name in LIBRARY),
    TOKENS,
    "@fontsource-variable/noto-sans",
    "@fontsource-variable/noto-sans-arabic",
    "@fontsource-variable/source-serif-4",
    "@tabler/icons",
)
FILE = "NOTICES.txt"


def build() -> list[Path]:
    """One file: each package with its version, licence and the text of its notice (the same text once)."""
    path = BUILT / FILE
    texts: dict[str, list[str]] = {}
    for package in PACKAGES:
        texts.setdefault(_licence_text(NODE_MODULES / package), []).append(_title(NODE_MODULES / package))
    parts = ["\n".join(titles) + "\n\n" + text for text, titles in texts.items()]
    path.write_text(("\n\n" + "-" * 78 + "\n\n").join(parts) + "\n", encoding="utf-8")
    return [path]


def _title(folder: Path) -> str:
    told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    return f"{told['name']} {told['version']} ({told['license']})"


def _licence_text(folder: Path) -> str:
    found = sorted(path for path in folder.iterdir() if path.name.upper().startswith(("LICENSE", "LICENCE")))
    return found[0].read_text(encoding="utf-8").strip() if found else "See the licence named above."
