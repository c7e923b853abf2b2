"""The worker's part: the rows of a list are written as they were shown, or not at all."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap import events
from portal.socialmap.hsds.storing.audit_actions import IMPORTED
from portal.socialmap.hsds.storing.trails import keep_trail
from portal.socialmap.models import SpreadsheetUpload
from portal.socialmap.running import carry_on, take_back
from portal.socialmap.services.trail import Trail
from portal.socialmap.spreadsheet.cells import wanted_of
from portal.socialmap.spreadsheet.planned import RowKind
from portal.socialmap.spreadsheet.planning import Planner
from portal.socialmap.spreadsheet.services import RIGHT, TOPIC, UNDO_TOPIC, rows_of
from portal.socialmap.spreadsheet.standing import index_of_portal
from portal.socialmap.spreadsheet.words import words_here
from portal.socialmap.spreadsheet.writing import RowWriter
from tenants.access import Actor
from tenants.audit import record
from tenants.outbox import Delivery, handler

WRITTEN = {RowKind.NEW.value, RowKind.CHANGED.value}


@handler(TOPIC)
def read_in(delivery: Delivery) -> None:
    """Write a list that somebody said yes to."""
    carry_on(delivery, SpreadsheetUpload, RIGHT, write_rows, _finish)


@handler(UNDO_TOPIC)
def take_list_back(delivery: Delivery) -> None:
    take_back(delivery, SpreadsheetUpload, RIGHT)


def write_rows(upload: SpreadsheetUpload, actor: Actor, shown: list[dict[str, Any]]) -> None:
    """Write some rows. One that would now become something else than was shown is left out, and said.

    Some thirty queries, and two to twelve for each row that is new or changed.
    """
    agreed = {row["row"]: row for row in shown if row["kind"] in WRITTEN}
    if not agreed:
        return
    words, index, trail = words_here(), index_of_portal(), Trail()
    wanted = [wanted_of(row, upload.mapping, words) for row in rows_of(upload) if row.number in agreed]
    planned = Planner(actor, index, upload.take_kept).plan(wanted, locked=True)
    late = [row for row in planned if row.differs_from(agreed[row.wanted.number])]
    left_out = {row.wanted.number for row in late}
    writer = RowWriter(actor, index, trail)
    writer.write([row for row in planned if row.wanted.number not in left_out])
    assert upload.batch is not None
    keep_trail(upload.batch, trail)
    reason = _("Dit is veranderd sinds u de lijst bekeek. Lees deze rij opnieuw in.")
    upload.figures["late"] = upload.figures.get("late", []) + [
        {"row": row.wanted.number, "reason": row.reasons[0] if row.reasons else reason} for row in late
    ]
    upload.figures["written"] = upload.figures.get("written", 0) + len(planned) - len(late)
    for entity in ("organization", "location", "service"):
        if writer.touched[entity]:
            events.entries_changed(entity, writer.touched[entity])


def _finish(upload: SpreadsheetUpload, actor: Actor) -> None:
    batch = upload.batch
    assert batch is not None
    batch.finished_at = timezone.now()
    batch.figures = {name: upload.figures.get(name, 0) for name in (*WRITTEN, "written")}
    batch.save()
    record(actor, IMPORTED, batch, services=upload.figures.get("written", 0))
