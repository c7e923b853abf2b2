"""A file as it comes in and as it goes on: its bytes within a limit, its name without tricks."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.core.files.base import File

from portal.uploads.limits import MB, limit
from portal.uploads.refusing import Unfit

LONGEST_NAME = 60
NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
Upload: TypeAlias = "File[Any]"


@dataclass(frozen=True)
class CleanFile:
    """What may be kept. Sizes in pixels, of pictures and drawings alone."""

    name: str
    data: bytes
    content_type: str
    width: int = 0
    height: int = 0


def bytes_of(upload: Upload, most: str) -> bytes:
    """What was sent, read no further than the limit of this name.

    Raises:
        Unfit: nothing in it, or too much.
    """
    allowed = limit(most)
    upload.seek(0)
    data: bytes = upload.read(allowed + 1)
    upload.seek(0)
    if len(data) > allowed:
        size = max(int(getattr(upload, "size", 0) or 0), len(data))
        raise Unfit("too_large", size=_in_mb(size), most=_in_mb(allowed))
    if not data:
        raise Unfit("empty")
    return data


def extension_of(name: str) -> str:
    """What stands behind the last dot, small. "jpeg" counts as "jpg"."""
    said = name.rsplit(".", 1)[-1].strip().lower() if "." in name else ""
    return "jpg" if said == "jpeg" else said


def clean_name(name: str, extension: str) -> str:
    """A name of plain letters with the extension of what is in it: no folders, no second extension, no signs that
    turn the reading order around."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return (NOT_A_LETTER.sub("-", plain).strip("-")[:LONGEST_NAME].strip("-") or "bestand") + f".{extension}"


def replace_content(upload: Upload, clean: CleanFile) -> None:
    """Put the clean bytes where the sent ones stood, in the same object: whoever still holds it has the clean file.

    Wagtail keeps the file of a form that is not complete yet; that must not be the one with the place in it.
    """
    upload.seek(0)
    upload.truncate()
    upload.write(clean.data)
    upload.seek(0)
    upload.name = clean.name
    upload.size = len(clean.data)
    upload.content_type = clean.content_type  # type: ignore[attr-defined]
    upload.clean = clean  # type: ignore[attr-defined]


def is_clean(upload: object) -> bool:
    """Whether these very bytes came out of our hands."""
    clean = getattr(upload, "clean", None)
    if not isinstance(clean, CleanFile) or not isinstance(upload, File):
        return False
    upload.seek(0)
    same = bool(upload.read(len(clean.data) + 1) == clean.data)
    upload.seek(0)
    return same


def _in_mb(size: int) -> str:
    return f"{size / MB:.1f}".replace(".", ",").removesuffix(",0")
