"""A list with named columns: what is kept until somebody says yes."""

from dataclasses import dataclass

from portal.socialmap.spreadsheet.sheet import Row


@dataclass(frozen=True)
class Table:
    """The list of a file. Every heading is there once."""

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
