"""Comma-separated files as Dutch programs write them: by semicolon or comma or tab, in three encodings."""

import csv
import io

from django.utils.translation import gettext as _

from portal.socialmap.spreadsheet.limits import LONGEST_CELL
from portal.socialmap.spreadsheet.sheet import Sheet, UnreadableList, sheet_of

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = (";", ",", "\t")
_SNIFFED = 20  # lines


def read_separated(content: bytes) -> Sheet:
    """The one sheet of a text file.

    Raises:
        UnreadableList: it is no text, or its quotes do not close.
    """
    text = _decoded(content)
    if "\x00" in text:
        raise UnreadableList(_("Dit is geen lijst. Sla uw lijst op als .xlsx of .csv."))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _delimiter(lines)
    if lines.lower().startswith("sep="):
        lines = lines.partition("\n")[2]
    csv.field_size_limit(LONGEST_CELL * 20)  # longer than we take, so that the sentence about length is ours
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter, strict=True)
    try:
        return sheet_of("csv", reader)
    except csv.Error as error:
        raise UnreadableList(
            _("Rond regel %(line)s kloppen de aanhalingstekens niet. Sla het bestand opnieuw op in Excel.")
            % {"line": reader.line_num}
        ) from error


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableList(_("Het bestand is geen goede tekst. Kies bij opslaan “CSV UTF-8”.")) from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # cp1252 gives every byte but five a letter, so it comes last; those five become a question mark.
        return content.decode("cp1252", errors="replace")


def _delimiter(lines: str) -> str:
    """The sign that parts the first lines most and most evenly; what Excel itself says goes first."""
    first = lines.partition("\n")[0]
    if first.lower().startswith("sep=") and first[4:5] in _DELIMITERS:
        return first[4:5]
    sample = [line for line in lines.split("\n", _SNIFFED + 1)[:_SNIFFED] if line.strip()]
    return max(_DELIMITERS, key=lambda sign: (sum(1 for line in sample if sign in line), first.count(sign)))
