"""Giving the map out: collect, write beside the goal, put in place at once."""

import csv
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from portal.socialmap.hsds.entities import SPECS
from portal.socialmap.hsds.exporting.collecting import Tables, collect
from portal.socialmap.hsds.exporting.nesting import WHOLE_FILES, Nest
from portal.socialmap.hsds.storing.audit_actions import EXPORTED
from portal.socialmap.models import Audience
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid


def export_map(actor: Actor, *, out: Path, form: str = "json", audience: Audience = Audience.PUBLIC) -> Counter[str]:
    """Write the portal's own entries to a folder, in HSDS 3.1.

    Args:
        actor: an administrator or editor of the portal, or the system.
        out: a folder; made when it is not there, and emptied of nothing that is not ours.
        form: "json" (nested, after the JSON Schemas) or "csv" (tabular).
        audience: PUBLIC for open data; PARTNERS takes along what only partners may see.

    Returns:
        How many rows of each entity were written.

    Raises:
        Invalid: an unknown form, or the folder cannot be written or holds something else.
        Refused: the actor may not take the map along.
    """
    require(can(actor, "map_transfer.export"))
    if form not in FORMATS:
        raise Invalid(f"Het formaat is {' of '.join(FORMATS)}.")
    if out.exists() and (not out.is_dir() or any(each.suffix != f".{form}" for each in out.iterdir())):
        raise Invalid(f"{out} bestaat al en is geen map van een eerdere export. Kies een andere map.")
    with transaction.atomic():
        tables = collect(audience)
        record(actor, EXPORTED, actor.tenant, services=len(tables["service"]))
    try:
        _put_in_place(out, lambda folder: FORMATS[form](folder, tables))
    except OSError as error:
        raise Invalid(f"{out} kan niet worden geschreven: {error.strerror or 'onbekende fout'}.") from error
    return Counter({name: len(rows) for name, rows in tables.items() if rows})


def _put_in_place(out: Path, write: Callable[[Path], None]) -> None:
    """Write in a folder beside it and move: a reader never finds half an export."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".export-") as made:
        fresh = Path(made) / "new"
        fresh.mkdir()
        write(fresh)
        if out.exists():
            shutil.move(out, Path(made) / "old")
        shutil.move(fresh, out)


def _write_json(folder: Path, tables: Tables) -> None:
    nest = Nest(tables)
    for file, entity in WHOLE_FILES.items():
        written = json.dumps(list(nest.whole(entity)), ensure_ascii=False, indent=1)
        (folder / f"{file}.json").write_text(written, encoding="utf-8")


def _write_csv(folder: Path, tables: Tables) -> None:
    """Interchange, not a spreadsheet: text that looks like a formula is written as it is."""
    for name, rows in tables.items():
        if not rows:
            continue
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / f"{SPECS[name].file}.csv").open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, columns, restval="", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
            writer.writeheader()
            writer.writerows({column: _cell(value) for column, value in row.items()} for row in rows)


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


FORMATS: dict[str, Callable[[Path, Tables], None]] = {"json": _write_json, "csv": _write_csv}
