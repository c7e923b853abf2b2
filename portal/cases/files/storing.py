"""The private shelf: sealed bytes under random names, in a folder for each portal. No address serves it.

What stands here is never changed: written once before its row, removed once after it. A folder of a portal that the
database does not know is left alone.
"""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

_NAME = re.compile(r"[0-9a-f]{32}")


def new_name() -> str:
    """A name that tells nothing."""
    return secrets.token_hex(16)


def write(tenant: UUID, name: str, sealed: bytes) -> None:
    """Put bytes on the shelf, and come back when they are safe on the disk.

    Raises:
        FileExistsError: the name is taken.
        OSError: there is no room, or the place cannot be written.
    """
    place = _place(tenant, name)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(sealed)
        out.flush()
        os.fsync(out.fileno())


def read(tenant: UUID, name: str) -> bytes:
    """The bytes as they lie there.

    Raises:
        FileNotFoundError: they are gone.
    """
    return _place(tenant, name).read_bytes()


def remove(tenant: UUID, name: str) -> None:
    """Take bytes off the shelf. Once more changes nothing."""
    with suppress(FileNotFoundError):
        _place(tenant, name).unlink()


def kept(tenant: UUID) -> Iterator[tuple[str, datetime]]:
    """What lies on the shelf of a portal, and since when."""
    folder = _folder(tenant)
    if not folder.is_dir():
        return
    for entry in os.scandir(folder):
        if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
            with suppress(FileNotFoundError):  # taken off the shelf while we looked
                yield entry.name, datetime.fromtimestamp(entry.stat().st_mtime, UTC)


def _folder(tenant: UUID) -> Path:
    return Path(settings.PRIVATE_FILES_ROOT) / "cases" / tenant.hex


def _place(tenant: UUID, name: str) -> Path:
    """Where it lies.

    Raises:
        ValueError: this is no name of ours, so it could point anywhere.
    """
    if not _NAME.fullmatch(name):
        raise ValueError("A file on the private shelf has a name of 32 hexadecimal digits.")
    return _folder(tenant) / name
