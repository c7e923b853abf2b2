"""From an uploaded file to the sheet with the list: by what is in it, never by its name alone."""

from django.utils.translation import gettext as _

from portal.socialmap.spreadsheet.columns import recognised
from portal.socialmap.spreadsheet.limits import HEADING_WITHIN, LONGEST_HEADING, MOST_BYTES
from portal.socialmap.spreadsheet.separated import read_separated
from portal.socialmap.spreadsheet.sheet import Row, Sheet, UnreadableList
from portal.socialmap.spreadsheet.table import Table
from portal.socialmap.spreadsheet.xlsx import read_xlsx

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_LISTS = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPG", b"GIF8": "GIF", b"{\\rtf": "RTF"}
_NO_TEXT = frozenset(range(9)) | frozenset(range(14, 27))


def read_table(filename: str, content: bytes) -> Table:
    """Read a list.

    Args:
        filename: only for how a text file is named; what a file is, its first bytes say.
        content: the whole file.

    Returns:
        The sheet that looks most like a list, with the row of headings found.

    Raises:
        UnreadableList: with a sentence that says why and how to go on.
    """
    if not content.strip():
        raise UnreadableList(_("Het bestand is leeg."))
    if len(content) > MOST_BYTES:
        raise UnreadableList(
            _("Het bestand is groter dan %(most)s MB. Bewaar alleen het blad met de lijst.")
            % {"most": MOST_BYTES // 1024 // 1024}
        )
    sheets = _sheets(filename, content)
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise UnreadableList(_("In het bestand staan geen rijen."))
    sheet = max(filled, key=lambda each: _heading(each)[1])
    place, _score = _heading(sheet)
    rows = sheet.rows[place + 1 :]
    if not rows:
        raise UnreadableList(_("Onder de koppen staan geen rijen. Er is niets om in te lezen."))
    notes = list(sheet.notes)
    if len(filled) > 1:
        notes.append(_("Wij lezen het blad “%(sheet)s”. De andere bladen niet.") % {"sheet": sheet.name})
    return Table(sheet.name, _headings(sheet.rows[place], rows), rows, tuple(notes))


def _sheets(filename: str, content: bytes) -> list[Sheet]:
    if content.startswith(_OLD_OFFICE):
        raise UnreadableList(
            _("Dit is een oud Excel-bestand, of het heeft een wachtwoord. Sla het op als .xlsx zonder wachtwoord.")
        )
    for mark, kind in _NO_LISTS.items():
        if content.startswith(mark):
            raise UnreadableList(_("Dit is een %(kind)s-bestand. Kies een .xlsx of .csv.") % {"kind": kind})
    if content.startswith(b"PK"):
        if b"opendocument" in content[:200]:
            raise UnreadableList(_("Dit is een OpenDocument-bestand. Sla het op als .xlsx of .csv."))
        return read_xlsx(content)
    if filename.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods")):
        raise UnreadableList(_("Dit is geen Excel-bestand dat wij kunnen lezen. Sla het op als .xlsx of .csv."))
    beginning = content[:4_000]
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")) and any(byte in _NO_TEXT for byte in beginning):
        raise UnreadableList(_("Dit is geen lijst. Sla uw lijst op als .xlsx of .csv."))
    if beginning.lstrip()[:1] == b"<":
        raise UnreadableList(_("Dit is een webpagina of XML-bestand. Sla uw lijst op als .xlsx of .csv."))
    return [read_separated(content)]


def _heading(sheet: Sheet) -> tuple[int, int]:
    """Where the headings stand (people put a title above them), and how many of them we know."""
    scores = [(len(recognised(row.cells)), -place) for place, row in enumerate(sheet.rows[:HEADING_WITHIN])]
    score, place = max(scores)
    return (-place, score) if score else (0, 0)


def _headings(heading: Row, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """A name for every column; one without gets its letter, one that comes again its letter behind it."""
    width = max(len(heading.cells), max(len(row.cells) for row in rows))
    found: list[str] = []
    for place in range(width):
        written = heading.cells[place] if place < len(heading.cells) else ""
        name = " ".join(written.split())[: LONGEST_HEADING - 20]
        if not name:
            name = _("Kolom %(letter)s") % {"letter": letter(place)}
        elif name in found:
            name = _("%(name)s (kolom %(letter)s)") % {"name": name, "letter": letter(place)}
        found.append(name)
    return tuple(found)


def letter(place: int) -> str:
    """What Excel calls a column: A to Z, then AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
