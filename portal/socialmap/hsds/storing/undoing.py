"""Taking a whole import back: what it made goes, what it changed is as before, what it marked is unmarked."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from portal.socialmap import events
from portal.socialmap.hsds.entities import ENTRIES, SPECS
from portal.socialmap.hsds.storing.audit_actions import IMPORT_UNDONE
from portal.socialmap.hsds.storing.trails import forget_ownership, rebuild_removed
from portal.socialmap.models import FieldOwnership, HsdsEntity, ImportBatch, ImportChange
from portal.socialmap.snapshots import json_of, restore
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid

BATCH = 500


@transaction.atomic
def undo_import(actor: Actor, *, batch: int) -> Counter[str]:
    """Take back one import, the newest of its source that still stands.

    A field that an editor changed after the import keeps the editor's value.

    Args:
        batch: the number that the import told.

    Returns:
        How many rows were "removed", "restored", "rebuilt", "unmarked" and "kept" (changed by an editor since).

    Raises:
        NotFound: there is no such import in this portal.
        Invalid: it was taken back already, a newer import of the same source stands on it, or something that was
            made here since hangs under what it brought.
        Refused: the actor may not import.
    """
    require(can(actor, "map_transfer.import"))
    found = ImportBatch.objects.locked().get_or_not_found(pk=batch)
    if found.undone_at is not None:
        raise Invalid(f"Import {batch} is al teruggedraaid.")
    later = ImportBatch.objects.filter(data_source=found.data_source, pk__gt=batch, undone_at__isnull=True).first()
    if later is not None:
        raise Invalid(f"Draai eerst import {later.pk} van dezelfde bron terug; die is later ingelezen.")
    told: Counter[str] = Counter()
    touched: dict[str, set[int]] = defaultdict(set)
    changes = list(ImportChange.objects.filter(batch=found))
    for spec in reversed(list(SPECS.values())):
        of_entity = [change for change in changes if change.entity == spec.name]
        made = [uid for change in of_entity if change.kind == "created" for uid in change.after["uids"]]
        told["removed"] += _remove(spec.model, made, touched, spec.name)
        marked = [uid for change in of_entity if change.kind == "vanished" for uid in change.after["uids"]]
        for chunk in _chunks(marked):
            told["unmarked"] += spec.model.objects.filter(uid__in=chunk).update(gone_from_source_at=None)
            _note(spec.model, chunk, touched, spec.name)
        _restore(spec.model, [change for change in of_entity if change.kind == "changed"], told)
        _note(
            spec.model, [str(change.object_uid) for change in of_entity if change.kind == "changed"], touched, spec.name
        )
    told["rebuilt"] = rebuild_removed(changes, touched)
    forget_ownership(changes)
    found.undone_at = timezone.now()
    found.save()
    record(actor, IMPORT_UNDONE, found, removed=told["removed"])
    for entity, ids in touched.items():
        events.entries_changed(entity, ids)
    return told


def _remove(model: type[HsdsEntity], uids: list[str], touched: dict[str, set[int]], name: str) -> int:
    removed = 0
    for chunk in _chunks(uids):
        _note(model, chunk, touched, name)
        FieldOwnership.objects.filter(entity=name, object_uid__in=chunk).delete()
        try:
            _all, per_model = model.objects.filter(uid__in=chunk).delete()
        except ProtectedError as error:
            raise Invalid(
                "Deze import kan niet terug: onder wat zij bracht hangt iets dat hier later is gemaakt."
            ) from error
        removed += per_model.get(model._meta.label, 0)
    return removed


def _restore(model: type[HsdsEntity], changes: list[ImportChange], told: Counter[str]) -> None:
    rows = {row.uid: row for row in model.objects.filter(uid__in=[change.object_uid for change in changes])}
    by_fields: dict[tuple[str, ...], list[HsdsEntity]] = defaultdict(list)
    for change in changes:
        row = rows.get(change.object_uid)
        if row is None:
            continue
        names = []
        for name, before in (change.before or {}).items():
            if json_of(getattr(row, name)) != (change.after or {})[name]:
                told["kept"] += 1
            else:
                names.append(restore(row, name, before))
        if hasattr(row, "version"):
            row.version += 1
            names.append("version")
        if names:
            by_fields[tuple(sorted(names))].append(row)
            told["restored"] += 1
    for fields, entities in by_fields.items():
        model.objects.bulk_update(entities, list(fields), batch_size=BATCH)


def _note(model: type[HsdsEntity], uids: Iterable[str], touched: dict[str, set[int]], name: str) -> None:
    """Remember which entries changed, so that the index follows."""
    if name in ENTRIES:
        touched[name] |= set(model.objects.filter(uid__in=[UUID(uid) for uid in uids]).values_list("pk", flat=True))


def _chunks(uids: list[str]) -> Iterable[list[str]]:
    for start in range(0, len(uids), BATCH):
        yield uids[start : start + BATCH]
