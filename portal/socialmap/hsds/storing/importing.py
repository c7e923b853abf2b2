"""The import of one source: read, check, write, mark what vanished, remember how to go back. One transaction."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from portal.socialmap import events
from portal.socialmap.hsds.checking import check
from portal.socialmap.hsds.entities import ENTRIES, SPECS
from portal.socialmap.hsds.layer import own_layer
from portal.socialmap.hsds.reading import read
from portal.socialmap.hsds.report import Report
from portal.socialmap.hsds.storing.audit_actions import IMPORTED
from portal.socialmap.hsds.storing.rows import Writer
from portal.socialmap.models import ImportBatch
from portal.socialmap.taxonomies import OURS
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid

Progress = Callable[[str, int, int], None]


def import_directory(
    actor: Actor, *, path: Path, data_source: str = "", dry_run: bool = False, progress: Progress | None = None
) -> Report:
    """Read a directory of services into the actor's portal.

    What the source brought before and brings again is compared field by field; a field that an editor changed stays,
    and what the source says is kept beside it. What the source no longer brings is marked, never deleted. Nothing is
    written when the source cannot be read, or when `dry_run` is asked.

    Args:
        actor: an administrator or editor of the portal, or the system.
        path: a file or folder in one of the dialects of `reading`.
        data_source: the name under which ids of this source are kept; the name of the file or folder by default.
        progress: told (what, done, of how many) while it goes.

    Returns:
        What came of it.

    Raises:
        Unreadable: the source as a whole cannot be used.
        Invalid: the name of the source cannot be used.
        Refused: the actor may not import.
    """
    require(can(actor, "map_transfer.import"))
    source = _name_of(path, data_source)
    tell = progress or (lambda what, done, total: None)
    tell("lezen", 0, 1)
    directory = read(path)
    checked = check(directory)
    layer = own_layer(checked)
    report = Report(directory.dialect, source, dry_run, findings=directory.findings)
    with transaction.atomic():
        batch = ImportBatch.objects.create(data_source=source, dialect=directory.dialect, made_by=actor.person)
        writer = Writer(source, batch, report, layer)
        for position, (entity, rows) in enumerate(checked.rows.items()):
            tell(entity, position, len(SPECS))
            writer.write(SPECS[entity], rows)
        batch.figures = {"outcomes": {f"{entity}.{what}": number for (entity, what), number in report.outcomes.items()}}
        batch.finished_at = timezone.now()
        batch.save()
        report.batch = batch.pk
        record(actor, IMPORTED, batch, services=report.count("service", "created"))
        for entity in ENTRIES:
            touched = writer.touched(entity)
            if touched:
                tell("zoekindex", len(SPECS), len(SPECS))
                events.entries_changed(entity, touched)
        if dry_run:
            report.batch = None
            transaction.set_rollback(True)
    tell("klaar", len(SPECS), len(SPECS))
    return report


def _name_of(path: Path, given: str) -> str:
    """The name of the source: short, and never the one that is kept for our own lists."""
    name = (given or path.resolve().stem).strip()
    if not name or len(name) > 100 or name == OURS:
        raise Invalid("De naam van de bron moet 1 tot 100 tekens zijn, en anders dan 'ketenwijzer'.")
    return name
