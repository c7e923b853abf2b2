"""Commands on a list: bring it, say what its columns mean, say yes, take it back, throw it away."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.socialmap.models import ColumnMapping, ImportBatch, SpreadsheetUpload
from portal.socialmap.running import may_move, move, run_to_write, send_back, send_off
from portal.socialmap.spreadsheet import audit_actions
from portal.socialmap.spreadsheet.cells import wanted_of
from portal.socialmap.spreadsheet.columns import BY_CODE, NEEDED, fold, guess
from portal.socialmap.spreadsheet.planned import RowKind
from portal.socialmap.spreadsheet.planning import Planner
from portal.socialmap.spreadsheet.reading import read_table
from portal.socialmap.spreadsheet.sheet import Row, UnreadableList
from portal.socialmap.spreadsheet.standing import SOURCE, index_of_portal
from portal.socialmap.spreadsheet.words import words_here
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid

RIGHT = "map_transfer.import"
TOPIC, UNDO_TOPIC = "socialmap.list", "socialmap.list_undo"


def bring_list(actor: Actor, *, filename: str, content: bytes) -> SpreadsheetUpload:
    """Keep the cells of a list, to be looked at. Nothing on the map changes, and the file is not kept.

    Args:
        actor: an editor or administrator of the portal.
        filename: as the person's machine calls it; only shown.
        content: the whole file.

    Raises:
        Refused: the actor may not read lists in.
        Invalid: the file cannot be used; with a sentence that says why and how to go on.
    """
    require(can(actor, RIGHT))
    try:
        table = read_table(filename, content)
    except UnreadableList as problem:
        raise Invalid(str(problem), {"file": str(problem)}) from problem
    remembered = dict(ColumnMapping.objects.values_list("heading", "column"))
    with transaction.atomic():
        upload: SpreadsheetUpload = SpreadsheetUpload.objects.create(
            made_by=actor.person,
            filename=_short(filename),
            sheet=table.sheet[:100],
            headers=list(table.headings),
            rows=[[row.number, list(row.cells)] for row in table.rows],
            mapping=guess(table.headings, remembered),
            notes=list(table.notes),
        )
        record(actor, audit_actions.LIST_BROUGHT, upload, rows=len(table.rows))
    return upload


def choose_columns(
    actor: Actor, *, uid: UUID, version: int, mapping: Sequence[str], take_kept: bool = False
) -> SpreadsheetUpload:
    """Say what each column means, and work out what would change. Nothing on the map changes.

    Args:
        mapping: a code for each column, empty for one that is not read.
        take_kept: also values that an editor owns may be replaced.

    Raises:
        NotFound, Stale: as `run_to_write`.
        Refused: it was read in already.
        Invalid: a column is chosen twice, or what a row needs is in none.
    """
    upload: SpreadsheetUpload = SpreadsheetUpload.objects.visible_to(actor).get_or_not_found(uid=uid)
    require(may_move("prepare", upload.state))
    chosen = _checked(mapping, upload.headers)
    plan = _plan(actor, upload, chosen, take_kept)
    with transaction.atomic():
        upload = run_to_write(actor, SpreadsheetUpload, uid, version)
        move(upload, "prepare")
        upload.mapping, upload.take_kept = chosen, take_kept
        upload.plan = plan
        upload.figures = dict(Counter(row["kind"] for row in plan))
        upload.figures["kept"] = sum(len(row["kept"]) for row in plan)
        upload.save()
        _remember(upload.headers, chosen)
    return upload


@transaction.atomic
def confirm_list(actor: Actor, *, uid: UUID, version: int) -> SpreadsheetUpload:
    """Say yes to what was shown. The worker writes it, row by row as shown.

    Raises:
        NotFound, Stale: as `run_to_write`.
        Refused: it was not looked at yet, or was read in already.
        Invalid: there is nothing to write.
    """
    require(can(actor, RIGHT))
    upload = run_to_write(actor, SpreadsheetUpload, uid, version)
    move(upload, "confirm")
    if not (upload.figures.get(RowKind.NEW) or upload.figures.get(RowKind.CHANGED)):
        raise Invalid(_("In deze lijst staat niets dat nieuw of anders is."))
    # The worker acts for whoever said yes, which need not be who brought the list.
    upload.made_by = actor.person
    upload.batch = ImportBatch.objects.create(data_source=SOURCE, dialect="rekenblad", made_by=actor.person)
    upload.save()
    record(actor, audit_actions.LIST_CONFIRMED, upload, batch=upload.batch.pk)
    send_off(TOPIC, upload)
    return upload


@transaction.atomic
def undo_list(actor: Actor, *, uid: UUID, version: int) -> SpreadsheetUpload:
    """Take the whole list back. The worker does it, all of it or nothing.

    Raises:
        NotFound, Stale: as `run_to_write`.
        Refused: it was not read in, or is being taken back.
    """
    require(can(actor, RIGHT))
    upload = run_to_write(actor, SpreadsheetUpload, uid, version)
    send_back(actor, UNDO_TOPIC, upload)
    return upload


@transaction.atomic
def discard_list(actor: Actor, *, uid: UUID, version: int) -> None:
    """Throw a list away that was not read in.

    Raises:
        NotFound, Stale: as `run_to_write`.
        Refused: it was read in: then it can be taken back, not thrown away.
    """
    require(can(actor, RIGHT))
    upload = run_to_write(actor, SpreadsheetUpload, uid, version)
    require(may_move("prepare", upload.state))
    record(actor, audit_actions.LIST_DISCARDED, upload)
    upload.delete()


def _plan(actor: Actor, upload: SpreadsheetUpload, mapping: Sequence[str], take_kept: bool) -> list[dict[str, Any]]:
    words = words_here()
    wanted = [wanted_of(row, mapping, words) for row in rows_of(upload)]
    planner = Planner(actor, index_of_portal(), take_kept)
    return [row.as_json() for row in planner.plan(wanted)]


def rows_of(upload: SpreadsheetUpload) -> list[Row]:
    """The rows of a list that was brought."""
    return [Row(row[0], tuple(row[1])) for row in upload.rows if isinstance(row, list)]


def _checked(mapping: Sequence[str], headers: Sequence[str]) -> list[str]:
    chosen = [code if code in BY_CODE else "" for code in mapping][: len(headers)]
    chosen += [""] * (len(headers) - len(chosen))
    twice = [code for code, times in Counter(filter(None, chosen)).items() if times > 1]
    if twice:
        raise Invalid(_("U koos “%(column)s” voor meer kolommen. Kies er één.") % {"column": BY_CODE[twice[0]].label})
    missing = [code for code in NEEDED if code not in chosen]
    if missing and "id" not in chosen:
        raise Invalid(_("Kies in welke kolom “%(column)s” staat.") % {"column": BY_CODE[missing[0]].label})
    if not set(chosen) - {"", "id"}:
        raise Invalid(_("Kies ten minste één kolom om in te lezen."))
    return chosen


def _remember(headers: Iterable[str], chosen: Iterable[str]) -> None:
    """What a heading means here, so that the next list is understood at once. Two queries."""
    meant = {fold(heading): code for heading, code in zip(headers, chosen, strict=True) if fold(heading)}
    ColumnMapping.objects.bulk_create(
        [ColumnMapping(heading=heading, column=code) for heading, code in meant.items()],
        update_conflicts=True,
        unique_fields=["tenant", "heading"],
        update_fields=["column", "changed_at"],
    )


def _short(filename: str) -> str:
    plain = "".join(sign for sign in filename.replace("\\", "/").rsplit("/", 1)[-1] if sign.isprintable())
    return plain[-200:] or "lijst"
