"""The tables of HSDS as CSV files in one zip, written while it is sent: one file after another, by pieces.

For spreadsheets: a cell that a spreadsheet would run as a formula gets an apostrophe before it. Programs that want each
character as it is take the JSON.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from portal.opendata.downloads.cuts import cuts
from portal.opendata.downloads.everything import Everything
from portal.opendata.selectors.withholding import ENTITIES
from portal.socialmap.hsds.entities import LOOSE_COLUMNS, SPECS

RUNS = ("=", "+", "-", "@", "\t", "\r")
STEP = 1000
# Columns that rows may have beside those of HSDS.
MORE = {
    "phone": ("extension_text",),
    "taxonomy": ("data_source", "external_id"),
    "taxonomy_term": ("data_source", "external_id"),
}


class _Wire(io.RawIOBase):
    """What the zip wrote and was not sent yet. It cannot be sought in, so sizes follow each file."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, written: Any) -> int:
        self.waiting += written
        return len(written)

    def taken(self) -> Iterator[bytes]:
        sent = bytes(self.waiting)
        self.waiting.clear()
        return iter([sent])


def pieces() -> Iterator[Iterator[bytes]]:
    """The zip in pieces. One query for each kind of thing, and one for each 1,000 rows."""
    wire, everything = _Wire(), Everything()
    with zipfile.ZipFile(wire, "w", zipfile.ZIP_DEFLATED) as bundle:
        for entity in SPECS:
            if entity in ENTITIES:
                continue
            with bundle.open(f"{SPECS[entity].file}.csv", "w") as opened:
                opened.write(_lines(entity, [], header=True))
                for cut in cuts(everything.of(entity), STEP):
                    opened.write(_lines(entity, everything.rows(entity, cut)))
                    yield wire.taken()
                opened.write(_lines(entity, everything.of_layer(entity)))
            yield wire.taken()
    yield wire.taken()


def columns(entity: str) -> list[str]:
    """The columns of a file: id, fields, links."""
    spec = SPECS[entity]
    loose = LOOSE_COLUMNS.get(entity)
    links = ["taxonomy_term_id", loose[1]] if loose else [f"{link}_id" for link in spec.links]
    return list(dict.fromkeys(["id", *spec.fields, *links, *MORE.get(entity, ())]))


def harmless(value: Any) -> Any:
    """The value as a spreadsheet shows it, and never runs it."""
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(RUNS) else value


def _lines(entity: str, rows: list[dict[str, Any]], *, header: bool = False) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns(entity), restval="", extrasaction="ignore", lineterminator="\r\n")
    if header:
        writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode()
