"""Excel's own files, read without believing them: measured before they are unpacked, values only, no links followed."""

import io
import logging
import warnings
import zipfile
from typing import Any

from django.utils.translation import gettext as _

from portal.socialmap.spreadsheet.limits import MOST_COLUMNS, MOST_PARTS, MOST_UNPACKED
from portal.socialmap.spreadsheet.sheet import Sheet, UnreadableList, sheet_of

logger = logging.getLogger(__name__)

_MOST_SHEETS = 30
_WORKBOOK = "[Content_Types].xml"
_MACROS = "vbaproject.bin"


def read_xlsx(content: bytes) -> list[Sheet]:
    """The sheets of a workbook that show, in its order.

    Args:
        content: the whole file.

    Raises:
        UnreadableList: it is no workbook, unpacks too large, or is damaged.
    """
    _measure(content)
    try:
        return _sheets(content)
    except UnreadableList:
        raise
    except Exception as error:
        # The reader of a broken file may fail in any way; the text of its error may hold what the file says.
        logger.info("A workbook could not be read: %s", type(error).__qualname__)
        raise UnreadableList(
            _("Dit Excel-bestand is beschadigd. Open het in Excel en sla het opnieuw op als .xlsx.")
        ) from error


def _measure(content: bytes) -> None:
    """Refuse what would grow too large, before anything is unpacked. A size that the file lies about is not read past:
    the reader of the package stops at the size that it was told."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableList(
            _("Dit is geen Excel-bestand dat wij kunnen lezen. Sla het op als .xlsx of .csv.")
        ) from error
    names = {part.filename.lower() for part in parts}
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableList(_("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord."))
    if _WORKBOOK.lower() not in names or not any(name.startswith("xl/") for name in names):
        raise UnreadableList(_("Dit is geen Excel-bestand. Sla het op als .xlsx of .csv."))
    if any(name.endswith(_MACROS) for name in names):
        raise UnreadableList(_("In dit bestand staan macro's. Sla het op als gewone .xlsx, zonder macro's."))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnreadableList(_("Dit bestand wordt bij het uitpakken te groot. Bewaar alleen het blad met de lijst."))


def _sheets(content: bytes) -> list[Sheet]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that it does not know, and we do not need
        book: Any = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            showing = [each for each in book.worksheets if each.sheet_state == "visible"][:_MOST_SHEETS]
            return [_read(each) for each in showing]
        finally:
            book.close()


def _read(worksheet: Any) -> Sheet:
    worksheet.reset_dimensions()  # what the file says of its own size is not believed
    return sheet_of(worksheet.title, worksheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True))
