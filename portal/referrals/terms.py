"""The page of terms that a receiver without an account accepts, as versioned text. A version never changes.

Another text is another file with the next number: links that were accepted keep the number and the hash of theirs.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

VERSION = 1
FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Part:
    """A heading with what stands under it; the first part has the title of the page for its heading."""

    heading: str
    text: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    version: int
    hash: str
    parts: tuple[Part, ...]


@cache
def terms(version: int = VERSION) -> Terms:
    """One version, with the SHA-256 of its file as it stands."""
    written = (FOLDER / f"terms-{version}.txt").read_text(encoding="utf-8")
    return Terms(version, hashlib.sha256(written.encode()).hexdigest(), tuple(_parts(written)))


def _parts(written: str) -> list[Part]:
    found: list[tuple[str, list[str], list[str]]] = []
    for line in filter(None, map(str.strip, written.splitlines())):
        if line.startswith("#"):
            found.append((line.lstrip("# "), [], []))
        elif line.startswith("- "):
            found[-1][2].append(line[2:])
        else:
            found[-1][1].append(line)
    return [Part(heading, " ".join(text), tuple(points)) for heading, text, points in found]
