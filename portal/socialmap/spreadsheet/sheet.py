"""A sheet as it is read: rows of text. Every kind of file becomes this, and everything further on knows only this."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from portal.socialmap.spreadsheet.limits import EMPTY_ROWS, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

# What no text may hold: PostgreSQL refuses the first, screens and files the others.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MADE_HARMLESS = ("'=", "'+", "'-", "'@")


class UnreadableList(ValueError):
    """The file as a whole cannot be used. The message says in plain Dutch why, and how to go on."""


@dataclass(frozen=True)
class Row:
    """One row and its number in the file, as somebody sees it there."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def sheet_of(name: str, rows: Iterable[Iterable[Any]]) -> Sheet:
    """Make a sheet of whatever a reader brings, within the limits.

    Raises:
        UnreadableList: there are more rows or columns than we read, or a cell is too long.
    """
    found: list[Row] = []
    notes: list[str] = []
    empty = 0
    for number, values in enumerate(rows, start=1):
        cells = [as_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
            if empty > EMPTY_ROWS:
                notes.append(
                    _("Na rij %(row)s staan veel lege rijen. Verder lezen wij niet.") % {"row": number - empty}
                )
                break
            continue
        empty = 0
        _measure(number, cells)
        found.append(Row(number, tuple(cells)))
        if len(found) > MOST_ROWS + 1:
            raise UnreadableList(
                _("Uw bestand heeft meer dan %(most)s rijen. Splits het in meer bestanden.") % {"most": MOST_ROWS}
            )
    return Sheet(name, tuple(found), tuple(notes))


def as_text(value: Any) -> str:
    """One cell as text: dates by ISO, whole numbers without a point, yes and no in Dutch."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = _UNSEEN.sub("", str(value)).replace("\u00a0", " ").replace("\u200b", "").strip()
    # The sign with which an export makes a cell harmless is not of the text.
    return text[1:] if text.startswith(_MADE_HARMLESS) else text


def _measure(number: int, cells: list[str]) -> None:
    if len(cells) > MOST_COLUMNS:
        raise UnreadableList(
            _("Rij %(row)s heeft %(columns)s kolommen. Wij lezen er hoogstens %(most)s.")
            % {"row": number, "columns": len(cells), "most": MOST_COLUMNS}
        )
    longest = max(map(len, cells))
    if longest > LONGEST_CELL:
        raise UnreadableList(
            _("In rij %(row)s staat een cel van %(length)s tekens. Hoogstens %(most)s mag.")
            % {"row": number, "length": longest, "most": LONGEST_CELL}
        )
