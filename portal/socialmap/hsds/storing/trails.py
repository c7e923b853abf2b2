"""What commands did to rows, kept as the changes of a batch, so that one undo knows the way back from all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from portal.socialmap.hsds.entities import ENTRIES, SPECS
from portal.socialmap.models import FieldOwnership, HsdsEntity, ImportBatch, ImportChange
from portal.socialmap.services.trail import Trail
from portal.socialmap.snapshots import rebuilt

OWNERSHIP = "field_ownership"
NAMES: Mapping[type, str] = {spec.model: spec.name for spec in SPECS.values()} | {FieldOwnership: OWNERSHIP}


def keep_trail(batch: ImportBatch, trail: Trail) -> None:
    """Write a trail down as changes of a batch. One query for every 500 rows."""
    rows: list[ImportChange] = []
    for made in trail.made:
        rows.append(_change(batch, type(made), made.uid, "created", None, {"uids": [str(made.uid)]}))
    for changed, before, after in trail.changed:
        rows.append(_change(batch, type(changed), changed.uid, "changed", before, after))
    for model, before in trail.removed:
        rows.append(_change(batch, model, before["uid"], "removed", before, None))
    ImportChange.objects.bulk_create(rows, batch_size=500)


def rebuild_removed(changes: Iterable[ImportChange], touched: dict[str, set[int]]) -> int:
    """Put the rows back that a batch removed, as far as what they hung under is still there."""
    by_entity: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for change in changes:
        if change.kind == "removed" and change.before:
            by_entity[change.entity].append(change.before)
    count = 0
    for spec in SPECS.values():  # parents before children
        rows = [rebuilt(spec.model, before) for before in by_entity.get(spec.name, ())]
        there = [row for row in rows if _parents_stand(row)]
        spec.model.objects.bulk_create(there, batch_size=500)
        count += len(there)
        for row in there:
            for name in ENTRIES:
                if getattr(row, f"{name}_id", None):
                    touched[name].add(getattr(row, f"{name}_id"))
    return count


def forget_ownership(changes: Iterable[ImportChange]) -> None:
    """What an editor came to own by the batch is the source's again."""
    uids = [uid for change in changes if change.entity == OWNERSHIP for uid in (change.after or {})["uids"]]
    FieldOwnership.objects.filter(uid__in=uids).delete()


def _parents_stand(row: HsdsEntity) -> bool:
    for column in row._meta.concrete_fields:
        key = getattr(row, column.attname)
        if column.many_to_one and column.name != "tenant" and key is not None:
            model: Any = column.related_model
            if not model._base_manager.filter(pk=key).exists():
                return False
    return True


def _change(
    batch: ImportBatch, model: type, uid: Any, kind: str, before: Mapping[str, Any] | None, after: Any
) -> ImportChange:
    return ImportChange(
        batch=batch,
        entity=NAMES[model],
        object_uid=uid,
        kind=kind,
        before=dict(before) if before is not None else None,
        after=after,
    )
