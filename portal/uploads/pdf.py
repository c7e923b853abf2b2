"""PDF: no scripts, no programs, no other files, nothing that is sent or fetched by itself. ISO 32000-2.

The whole file is looked through for the names of such actions, also inside packed lists of objects. What is closed
with a password cannot be looked into, and is refused.
"""

import re
import zlib

from portal.uploads.limits import limit
from portal.uploads.refusing import Unfit

ENDS_WITHIN = 1024
# Names may be written with numbers (#4A is J); a delimiter ends each. Long names only: three letters also occur by
# chance in packed pictures, and every script needs the long one (12.6.4.17).
ACTS = re.compile(
    rb"/(?:JavaScript|Launch|ImportData|SubmitForm|RichMedia(?:Execute)?|Rendition|GoTo3DView|XFA)(?=[\s/<>\[\]()%]|$)"
)
CARRIES = re.compile(rb"/(?:EmbeddedFiles?|FileAttachment|GoToE)(?=[\s/<>\[\]()%]|$)")
CLOSED = re.compile(rb"/Encrypt(?=[\s/<>\[\]()%]|$)")
WRITTEN_AS_NUMBER = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r?\n|\r)")
# A list of objects: by its kind, or by the place of its first one, which no other stream has (7.5.7).
LIST_OF_OBJECTS = re.compile(rb"/(?:ObjStm|First)(?=[\s/<>\[\]()%]|$)")
BY_KIND = re.compile(rb"/ObjStm(?=[\s/<>\[\]()%]|$)")
FILTER = re.compile(rb"/F(?:ilter)?\s*(\[[^\]]*\]|/\w+)")
PLAIN_PACKING = re.compile(rb"\[?\s*/Fl(?:ateDecode)?\s*\]?")
LONGEST_DICTIONARY = 4_000


def check(data: bytes) -> None:
    """Look through the file.

    Raises:
        Unfit: broken, closed, packed in a way that hides, or acting by itself.
    """
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-ENDS_WITHIN:]:
        raise Unfit("broken")
    _check_names(data)
    waiting, unpacked = len(BY_KIND.findall(_names(data))), 0
    for found in STREAM.finditer(data):
        told = _names(data[max(0, found.start() - LONGEST_DICTIONARY) : found.start()].rpartition(b"obj")[2])
        if LIST_OF_OBJECTS.search(told):
            waiting -= len(BY_KIND.findall(told))
            objects = _unpacked(data, found.end(), told)
            unpacked += len(objects)
            if unpacked > limit("pdf_unpacked"):
                raise Unfit("bomb")
            _check_names(objects)
    if waiting > 0:  # a list of objects that we did not look into
        raise Unfit("not_inspectable")


def _check_names(written: bytes) -> None:
    named = _names(written)
    for pattern, code in ((CLOSED, "not_inspectable"), (ACTS, "pdf_acts"), (CARRIES, "pdf_carries")):
        if pattern.search(named):
            raise Unfit(code)


def _names(written: bytes) -> bytes:
    return WRITTEN_AS_NUMBER.sub(lambda found: bytes([int(found[1], 16)]), written)


def _unpacked(data: bytes, start: int, told: bytes) -> bytes:
    end = data.find(b"endstream", start)
    packed = data[start : end if end >= 0 else len(data)]
    packing = FILTER.search(told)
    if packing is None and b"/Filter" not in told:
        return packed
    if packing is None or not PLAIN_PACKING.fullmatch(packing[1]) or b"/DecodeParms" in told or b"/DP" in told:
        raise Unfit("not_inspectable")
    unpacking = zlib.decompressobj()
    objects = unpacking.decompress(packed, limit("pdf_unpacked") + 1)
    if not unpacking.eof and len(objects) <= limit("pdf_unpacked"):
        raise Unfit("broken")
    return objects
