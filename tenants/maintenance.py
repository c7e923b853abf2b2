"""Whether the portals are closed for a while. A file, because the database may be what is being worked on.

Every web process on the machine (or on the shared volume) looks at the same file at each request: one `stat`, read
again only when it changed. See docs/decisions/0012-maintenance.md.
"""

import json
import os
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Maintenance:
    """The portals are closed.

    Args:
        until: when they are expected back, in ISO 8601 with its time zone; empty when nobody knows.
        message: a sentence of the operator's own, in Dutch.
        looks: host name -> what the page of that portal needs, told before the database went away.
    """

    until: str = ""
    message: str = ""
    looks: dict[str, Any] = field(default_factory=dict)

    @property
    def back_at(self) -> datetime | None:
        return datetime.fromisoformat(self.until) if self.until else None


def now() -> Maintenance | None:
    """The maintenance that is going on, or None. Costs one `stat`."""
    try:
        changed = _file().stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return _read(_file(), changed)


def begin(maintenance: Maintenance) -> None:
    """Close all portals, for every process that looks at this file, from its next request on."""
    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_suffix(".new")
    written.write_text(json.dumps(asdict(maintenance)), encoding="utf-8")
    os.replace(written, path)


def end() -> bool:
    """Open the portals again. Tells whether they were closed."""
    try:
        _file().unlink()
    except FileNotFoundError:
        return False
    return True


def _file() -> Path:
    return Path(settings.MAINTENANCE_FILE)


@lru_cache(maxsize=1)
def _read(path: Path, changed: int) -> Maintenance:
    """What the file says; a file that somebody made by hand (`touch`) closes the portals as well."""
    try:
        told = json.loads(path.read_text(encoding="utf-8") or "{}")
        maintenance = Maintenance(**told)
        maintenance.back_at  # noqa: B018  a wrong time is told here, not in the page
    except (ValueError, TypeError, OSError):
        return Maintenance()
    return maintenance
