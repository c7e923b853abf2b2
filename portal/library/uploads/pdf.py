"""PDF: whole, nothing before or behind it, nothing in it that does something by itself."""

import re
import zlib

from django.utils.translation import gettext as _

from portal.library.uploads.unfit import Unfit

_HEADER = re.compile(rb"%PDF-[12]\.\d")
_AFTER = re.compile(rb"[\x00\t\n\x0c\r ]*")
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
# Names of PDF (ISO 32000) that start something, carry another file along, or close the file to our look.
_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToR|GoToE)(?![A-Za-z])"
)
_CLOSED = re.compile(rb"/Encrypt(?![A-Za-z])")
# Marks of a page or a package in the same bytes.
_OTHER_KIND = re.compile(rb"<script|<!doctype html|<html[\s>]|<iframe|<\?php|PK\x05\x06", re.IGNORECASE)
_PACKED_OBJECTS = re.compile(rb"/ObjStm(?![A-Za-z]).{0,400}?stream\r?\n", re.DOTALL)
MOST_UNPACKED = 30 * 1024 * 1024


def checked_pdf(content: bytes) -> bytes:
    """The file as it came.

    Raises:
        Unfit: it is no PDF, something else as well, closed with a password, or active.
    """
    end = content.rfind(b"%%EOF")
    if not _HEADER.match(content) or end < 0 or b"startxref" not in content:
        raise Unfit(_("Dit bestand is geen heel PDF-bestand. Maak het opnieuw en probeer het nog eens."))
    if not _AFTER.fullmatch(content, end + len(b"%%EOF")) or _OTHER_KIND.search(content):
        raise Unfit(_("In dit PDF-bestand zit nog iets anders. Maak een nieuwe PDF van het stuk."))
    for part in (content, *_packed_objects(content)):
        _require_quiet(part)
    return content


def _require_quiet(part: bytes) -> None:
    names = _HEX_IN_NAME.sub(lambda match: bytes([int(match[1], 16)]), part)
    if _CLOSED.search(names):
        raise Unfit(_("Dit PDF-bestand is beveiligd. Sla het op zonder wachtwoord."))
    if _ACTIVE.search(names):
        raise Unfit(_("Dit PDF-bestand doet zelf iets of draagt bestanden mee. Maak een gewone PDF."))


def _packed_objects(content: bytes) -> list[bytes]:
    """The streams in which newer PDF files pack their objects, unpacked up to a limit."""
    room, found = MOST_UNPACKED, []
    for match in _PACKED_OBJECTS.finditer(content):
        unpacking = zlib.decompressobj()
        try:
            part = unpacking.decompress(content[match.end() :], room)
        except zlib.error:
            continue  # not packed this way, so a reader that knows no other way sees nothing in it either
        room -= len(part)
        if room <= 0:
            raise Unfit(_("Dit PDF-bestand is te groot als het is uitgepakt. Maak een kleinere PDF."))
        found.append(part)
    return found
