"""Opening files of strangers: within limits, in UTF-8, with a sentence when that fails."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.socialmap.hsds.records import Unreadable

MAX_FILE = 256 * 1024 * 1024  # bytes; a national directory is a tenth of this
MAX_FIELD = 1_000_000  # characters in one field
MAX_ROWS = 2_000_000
MAX_FILES = 2_000
MAX_DEPTH = 40  # levels of nesting in JSON; HSDS itself needs nine

csv.field_size_limit(MAX_FIELD)


def text_of(path: Path) -> str:
    """The text of a file.

    Raises:
        Unreadable: too large, not there, or not UTF-8.
    """
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            raise Unreadable(f"{path.name} is groter dan {MAX_FILE // 1024 // 1024} MB. Lever het in delen aan.")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(path, error) from error
    except OSError as error:
        raise Unreadable(f"{path.name} is niet te lezen: {error.strerror or 'onbekende fout'}.") from error
    if "\x00" in text:
        raise Unreadable(f"{path.name} bevat nul-tekens en is dus geen tekstbestand.")
    return text


@dataclass(frozen=True)
class Row:
    """A row of a CSV file: where it stands, what is in it by column, or why it cannot be read."""

    where: str
    cells: dict[str, str]
    problem: str = ""


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a CSV file; one with too many or too few fields carries its problem.

    Raises:
        Unreadable: the file is no CSV with a header, or is cut off in the middle of a quoted field.
    """
    reader = csv.reader(io.StringIO(text_of(path), newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        if not any(header):
            raise Unreadable(f"{path.name} heeft geen regel met kolomnamen.")
        if len(set(header)) != len(header):
            raise Unreadable(f"{path.name} noemt een kolom twee keer.")
        for number, row in enumerate(reader, start=2):
            if number > MAX_ROWS:
                raise Unreadable(f"{path.name} heeft meer dan {MAX_ROWS:,} regels.")
            if not any(row):
                continue
            where = f"{path.name} rij {number}"
            if len(row) != len(header):
                yield Row(where, {}, f"De rij heeft {len(row)} velden bij {len(header)} kolommen.")
                continue
            yield Row(where, dict(zip(header, row, strict=True)))
    except csv.Error as error:
        raise Unreadable(f"{path.name} regel {reader.line_num} is geen goede CSV: {error}.") from error


def header_of(path: Path) -> frozenset[str]:
    """The column names of a CSV file; empty when it has none.

    Raises:
        Unreadable: not UTF-8, no file, or no CSV. A file that were passed over would read as emptied by its source.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            return frozenset(name.strip() for name in next(csv.reader(opened), []))
    except UnicodeDecodeError as error:
        raise _not_utf8(path, error) from error
    except OSError as error:
        raise Unreadable(f"{path.name} is niet te lezen: {error.strerror or 'onbekende fout'}.") from error
    except csv.Error as error:
        raise Unreadable(f"{path.name} is geen goede CSV: {error}.") from error


def _not_utf8(path: Path, error: UnicodeDecodeError) -> Unreadable:
    return Unreadable(f"{path.name} is geen UTF-8 (byte {error.start}). Bewaar het bestand opnieuw als UTF-8.")


def json_of(path: Path) -> Any:
    """The contents of a JSON file.

    Raises:
        Unreadable: no JSON, nested too deep, or with a number that no computer can hold.
    """
    text = text_of(path)
    if _depth(text) > MAX_DEPTH:
        raise Unreadable(f"{path.name} is dieper genest dan {MAX_DEPTH} lagen.")
    try:
        return json.loads(text, parse_constant=_no_constant, parse_int=_whole, parse_float=_real)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{path.name} is geen goede JSON: {error}.") from error


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is geen getal")


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= 300 else text


def _real(text: str) -> float | str:
    return float(text) if len(text) <= 300 else text


_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")


def can_be_kept(value: Any) -> bool:
    """Whether a database holds every text in a JSON value: escapes can write half characters and nulls."""
    if isinstance(value, str):
        return _NO_CHARACTER.search(value) is None
    if isinstance(value, dict):
        return all(can_be_kept(name) and can_be_kept(each) for name, each in value.items())
    return not isinstance(value, list) or all(can_be_kept(each) for each in value)


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)


def _depth(text: str) -> int:
    """The deepest nesting, found before parsing: the parser itself would run out of stack."""
    deepest = level = 0
    for bracket in re.findall(r"[\[\]{}]", _STRING.sub("", text)):
        level += 1 if bracket in "[{" else -1
        deepest = max(deepest, level)
    return deepest
