"""Reads of lists: what was brought, what it would do, how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.socialmap.models import RunState, SpreadsheetUpload
from portal.socialmap.runs import RunShown, dicts, figure, late_rows, run_shown
from portal.socialmap.spreadsheet.planned import RowKind
from tenants.access import Actor

LONGEST_LIST = 50
SAMPLES = 3


@dataclass(frozen=True)
class ListLine:
    """A list in the overview."""

    uid: UUID
    filename: str
    by: str
    at: datetime
    state: str
    state_label: str
    written: int


@dataclass(frozen=True)
class ListColumn:
    """A column with what it means and what stands in its first cells."""

    place: int
    heading: str
    code: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class ShownChange:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownRow:
    """A row and what would become, or became, of it."""

    number: int
    kind: str
    kind_label: str
    name: str
    organization: str
    changes: tuple[ShownChange, ...]
    kept: tuple[ShownChange, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ListPage:
    """A list with one page of its rows."""

    run: RunShown
    filename: str
    sheet: str
    notes: tuple[str, ...]
    columns: tuple[ListColumn, ...]
    take_kept: bool
    total: int
    figures: Mapping[str, int]
    kind: str
    rows: tuple[ShownRow, ...]

    @property
    def to_write(self) -> int:
        return self.figures.get("new", 0) + self.figures.get("changed", 0)


def lists(actor: Actor) -> tuple[ListLine, ...]:
    """The lists of this portal, newest first; at most fifty. One query."""
    found = (
        SpreadsheetUpload.objects.visible_to(actor)
        .select_related("made_by")
        .defer("rows", "plan", "headers", "mapping", "notes")[:LONGEST_LIST]
    )
    return tuple(
        ListLine(
            each.uid, each.filename, str(each.made_by or ""), each.made_at, each.state,
            str(RunState(each.state).label), figure(each, "written"),
        )
        for each in found
    )  # fmt: skip


def list_page(actor: Actor, uid: UUID, *, kind: str = "", page: int = 1) -> ListPage:
    """One list, with the rows of one kind (all when empty), fifty at a time. One query.

    Raises:
        NotFound: there is none for this actor.
    """
    found: SpreadsheetUpload = SpreadsheetUpload.objects.visible_to(actor).get_or_not_found(uid=uid)
    late = late_rows(found, "row")
    plan = [_with_late(row, late) for row in dicts(found.plan)]
    shown, rows = run_shown(found, [row for row in plan if not kind or row["kind"] == kind], page)
    return ListPage(
        run=shown,
        filename=found.filename,
        sheet=found.sheet,
        notes=tuple(map(str, found.notes)),
        columns=_columns(found),
        take_kept=found.take_kept,
        total=len(found.rows),
        figures={name: figure(found, name) for name in (*RowKind.values, "kept", "written")} | {"late": len(late)},
        kind=kind,
        rows=tuple(map(_row, rows)),
    )


def _columns(found: SpreadsheetUpload) -> tuple[ListColumn, ...]:
    codes = [*map(str, found.mapping), *[""] * len(found.headers)]
    cells = [row[1] for row in found.rows if isinstance(row, list) and len(row) == 2]
    return tuple(
        ListColumn(
            place,
            str(heading),
            codes[place],
            tuple([text for row in cells if len(row) > place and (text := str(row[place]))][:SAMPLES]),
        )
        for place, heading in enumerate(found.headers)
    )


def _row(row: Mapping[str, Any]) -> ShownRow:
    return ShownRow(
        number=row["row"],
        kind=row["kind"],
        kind_label=str(RowKind(row["kind"]).label),
        name=row["name"],
        organization=row["organization"],
        changes=tuple(ShownChange(*each) for each in row["changes"]),
        kept=tuple(ShownChange(*each) for each in row["kept"]),
        reasons=tuple(row["reasons"]),
    )


def _with_late(row: dict[str, Any], late: Mapping[int, str]) -> dict[str, Any]:
    if row["row"] not in late:
        return row
    return {**row, "kind": RowKind.REFUSED.value, "changes": [], "reasons": [late[row["row"]]]}
