"""DOCX, XLSX and ODT are packages (ZIP) of parts: the right parts, no program, nothing hidden, not endless."""

import re
import struct
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _

from portal.library.uploads.unfit import Unfit

MOST_PARTS = 2_000
MOST_UNPACKED = 120 * 1024 * 1024
MOST_TIMES_LARGER = 300  # text packs well; a bomb packs a thousand times
SMALL = 1024 * 1024
_BLOCK = 256 * 1024
_END = struct.Struct("<4s4H2LH")
_WAYS_TO_PACK = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
# Programs, other files that come along, and what a word processor fetches or runs when it opens the document.
_PROGRAM = re.compile(
    r"(^|/)(vbaproject|vbadata)|\.bin$|(^|/)(activex|embeddings|basic|scripts|customui|macrosheets)/", re.IGNORECASE
)
_XML = (".xml", ".rels")
_DOES_SOMETHING = re.compile(
    rb"<!ENTITY|<!DOCTYPE|macroEnabled|attachedTemplate[^>]{0,400}External|External[^>]{0,400}attachedTemplate"
    rb"|oleObject[^>]{0,400}External|External[^>]{0,400}oleObject|<ddeLink|\bDDE(?:AUTO)?\s+[\"&c]|<script:|<office:event-listeners>\s*<",
)


@dataclass(frozen=True)
class Package:
    """What makes a package of this kind: parts that must be there, and a text that one of them must hold."""

    parts: tuple[str, ...]
    told_in: str
    told: bytes


OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = Package(
    ("[Content_Types].xml", "word/document.xml"),
    "[Content_Types].xml",
    f"{OFFICE}.wordprocessingml.document.main+xml".encode(),
)
XLSX = Package(
    ("[Content_Types].xml", "xl/workbook.xml"), "[Content_Types].xml", f"{OFFICE}.spreadsheetml.sheet.main+xml".encode()
)
ODT = Package(("mimetype", "content.xml"), "mimetype", b"application/vnd.oasis.opendocument.text")


def package(kind: Package) -> Callable[[bytes], bytes]:
    """How packages of this kind are checked."""
    return lambda content: _checked(kind, content)


def _checked(kind: Package, content: bytes) -> bytes:
    """The file as it came.

    Raises:
        Unfit: it is no such package, something else as well, damaged, too large inside, or it does something itself.
    """
    whole = _("Dit bestand is geen heel document. Open het, sla het opnieuw op en probeer het nog eens.")
    if not content.startswith(b"PK\x03\x04") or not _ends_where_it_should(content):
        raise Unfit(whole)
    try:
        with zipfile.ZipFile(BytesIO(content)) as opened:
            _require_sane(opened.infolist(), len(content))
            names = {each.filename for each in opened.infolist()}
            if not set(kind.parts) <= names:
                raise Unfit(whole)
            told = _look_into(opened, kind.told_in)
    except Unfit:
        raise
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as damaged:
        raise Unfit(whole) from damaged
    except Exception as damaged:
        # zlib and the reader of names raise errors of their own on bytes made to break them.
        raise Unfit(whole) from damaged
    exact = told.strip() == kind.told if kind is ODT else kind.told in told
    if not exact:
        raise Unfit(whole)
    return content


def _ends_where_it_should(content: bytes) -> bool:
    """The directory stands at the end, no remark behind it, and what it tells of fills the file from its start."""
    if len(content) < _END.size:
        return False
    mark, disk, first, here, parts, length, offset, remark = _END.unpack(content[-_END.size :])
    return (
        mark == b"PK\x05\x06"
        and (disk, first, remark) == (0, 0, 0)
        and here == parts
        and offset + length + _END.size == len(content)
    )


def _require_sane(parts: Iterable[zipfile.ZipInfo], packed: int) -> None:
    parts = list(parts)
    if len(parts) > MOST_PARTS or len({part.filename for part in parts}) != len(parts):
        raise Unfit(_("In dit document zitten te veel delen. Sla het opnieuw op."))
    for part in parts:
        name = part.filename
        if name != part.orig_filename or name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name:
            raise Unfit(_("In dit document zitten delen met een vreemde naam. Sla het opnieuw op."))
        if part.flag_bits & _ENCRYPTED or part.compress_type not in _WAYS_TO_PACK:
            raise Unfit(_("Dit document is beveiligd. Sla het op zonder wachtwoord."))
        if _PROGRAM.search(name):
            raise Unfit(_("In dit document zit een programma of een ander bestand. Haal dat er eerst uit."))
    _require_room(sum(part.file_size for part in parts), packed)


def _require_room(unpacked: int, packed: int) -> None:
    if unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked > MOST_TIMES_LARGER * packed):
        raise Unfit(_("Dit document is te groot als het is uitgepakt. Maak het kleiner."))


def _look_into(opened: zipfile.ZipFile, wanted: str) -> bytes:
    """Unpack each part, a block at a time, and count what really comes out: the directory may lie about it."""
    unpacked, told = 0, b""
    packed = sum(part.compress_size for part in opened.infolist())
    for part in opened.infolist():
        before = b""
        with opened.open(part) as stream:
            while block := stream.read(_BLOCK):
                unpacked += len(block)
                _require_room(unpacked, packed)
                if part.filename.lower().endswith(_XML) and _DOES_SOMETHING.search(before + block):
                    raise Unfit(_("Dit document doet zelf iets of haalt iets op. Sla het op als gewoon document."))
                if part.filename == wanted and len(told) < _BLOCK:
                    told += block
                before = block[-1024:]
    return told
