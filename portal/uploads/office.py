"""Files of office programmes: a zip of parts. Looked at without unpacking more than a few of them, each up to a bound.

ECMA-376 (docx, xlsx, pptx) and ISO/IEC 26300 (odt, ods).
"""

import io
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from zipfile import ZipFile, ZipInfo

from portal.uploads.limits import limit
from portal.uploads.refusing import Unfit

MOST_CARRIED = 5_000_000
MOST_READ = 1_000_000  # of one part: more names and links than any document has
END = struct.Struct("<4s4H2LH")
SMALL = 1_000_000  # parts up to here may be packed as tightly as they like
ENCRYPTED = 0x1

MACROS = re.compile(r"vbaproject|vbadata|^basic/|^scripts/|macrosheets/|/activex/", re.IGNORECASE)
CARRIED = re.compile(r"/embeddings/|oleobject|\.(?:exe|dll|js|vbs|bat|cmd|scr|ps1|jar|hta|lnk)$", re.IGNORECASE)
# A chart carries the sheet of its figures: a file of an office programme again, looked into once.
SHEET_OF_A_CHART = re.compile(r"/embeddings/[^/]+\.(docx|xlsx|pptx)$")
LINKS = re.compile(r"(?:^|/)_rels/[^/]*\.rels$")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.IGNORECASE)
OUTSIDE = re.compile(rb"TargetMode\s*=\s*['\"]External['\"]", re.IGNORECASE)
# A link to a page, which somebody follows by hand, is what documents have; anything else is fetched by itself.
FOLLOWED = re.compile(rb"Type\s*=\s*['\"][^'\"]*/hyperlink['\"]", re.IGNORECASE)
WITH_MACROS = re.compile(rb"macroEnabled|vbaProject|ms-office\.activeX", re.IGNORECASE)


@dataclass(frozen=True)
class OfficeKind:
    """A kind of office file: its type, and how one sees that it is one."""

    content_type: str
    main: str  # the part that it must have (OOXML), or the words of the part "mimetype" (ODF)

    def check(self, data: bytes, *, carried: bool = False) -> None:
        """Look inside.

        Args:
            carried: the file stands in another one; then it carries none itself.

        Raises:
            Unfit: another kind, closed, a bomb, or carrying macros, other files or links that are fetched.
        """
        _check_end(data)
        with ZipFile(io.BytesIO(data)) as parts:
            listed = parts.infolist()
            _check_parts(listed)
            _check_carried(parts, listed, carried)
            names = {part.filename for part in listed}
            if "/" in self.main:
                self._check_ooxml(parts, names)
            else:
                self._check_odf(parts, listed)

    def _check_ooxml(self, parts: ZipFile, names: set[str]) -> None:
        if self.main not in names or "[Content_Types].xml" not in names:
            raise Unfit("other_kind", said=self.main.split("/")[0])
        if WITH_MACROS.search(_read(parts, "[Content_Types].xml")):
            raise Unfit("macros")
        for name in filter(LINKS.search, sorted(names)):
            for relation in RELATION.findall(_read(parts, name)):
                if OUTSIDE.search(relation) and not FOLLOWED.search(relation):
                    raise Unfit("elsewhere")

    def _check_odf(self, parts: ZipFile, listed: list[ZipInfo]) -> None:
        if listed[0].filename != "mimetype" or _read(parts, "mimetype").strip() != self.content_type.encode():
            raise Unfit("other_kind", said=self.main)
        if b"manifest:encryption-data" in _read(parts, "META-INF/manifest.xml"):
            raise Unfit("not_inspectable")


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
KINDS: Mapping[str, OfficeKind] = {
    "docx": OfficeKind(f"{_OOXML}wordprocessingml.document", "word/document.xml"),
    "xlsx": OfficeKind(f"{_OOXML}spreadsheetml.sheet", "xl/workbook.xml"),
    "pptx": OfficeKind(f"{_OOXML}presentationml.presentation", "ppt/presentation.xml"),
    "odt": OfficeKind(f"{_ODF}text", "odt"),
    "ods": OfficeKind(f"{_ODF}spreadsheet", "ods"),
}


def _check_end(data: bytes) -> None:
    """The list of parts stands at the very end, so that nothing hides behind it, and it is quickly read."""
    if len(data) < END.size:
        raise Unfit("broken")
    sign, *_disks, here, all_of_them, _size, _at, comment = END.unpack(data[-END.size :])
    if sign != b"PK\x05\x06" or comment or here != all_of_them:
        raise Unfit("broken")
    if not 0 < all_of_them <= limit("office_entries"):
        raise Unfit("bomb")


def _check_parts(listed: list[ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in listed)
    if unpacked > limit("office_unpacked"):
        raise Unfit("bomb")
    for part in listed:
        if part.flag_bits & ENCRYPTED:
            raise Unfit("not_inspectable")
        if part.file_size > SMALL and part.file_size > limit("office_ratio") * max(part.compress_size, 1):
            raise Unfit("bomb")
        if part.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", part.filename):
            raise Unfit("broken")
        if MACROS.search(part.filename):
            raise Unfit("macros")


def _check_carried(parts: ZipFile, listed: list[ZipInfo], carried: bool) -> None:
    for part in listed:
        sheet = SHEET_OF_A_CHART.search(part.filename)
        if sheet and not carried:
            KINDS[sheet[1]].check(_read(parts, part.filename, MOST_CARRIED), carried=True)
        elif CARRIED.search(part.filename):
            raise Unfit("embedded")


def _read(parts: ZipFile, name: str, most: int = MOST_READ) -> bytes:
    """A part, up to the bound; what is longer cannot be looked through and is not taken."""
    with parts.open(name) as part:
        read = part.read(most + 1)
    if len(read) > most:
        raise Unfit("bomb")
    return read
