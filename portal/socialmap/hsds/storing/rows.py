"""Writing the rows of one entity at a time: compare with what stands, make, change, mark what vanished."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import models
from django.utils import timezone

from portal.socialmap.hsds.checking import CheckedRow
from portal.socialmap.hsds.entities import ENTRIES, LOOSE, EntitySpec
from portal.socialmap.hsds.layer import OwnLayer, is_our_list
from portal.socialmap.hsds.marks import marks_of, written_marks
from portal.socialmap.hsds.report import Report
from portal.socialmap.hsds.storing.owned_wholes import without_owned_wholes
from portal.socialmap.models import HsdsEntity, ImportBatch, ImportChange
from portal.socialmap.services import apply_source_values, owned_fields, save_source_values
from portal.socialmap.snapshots import json_of, snapshot
from portal.socialmap.taxonomies import OURS
from tenants.context import current_tenant

BATCH = 500


class Writer:
    """One import's writing. Entities come in the order of SPECS, so that what is pointed at has its key."""

    def __init__(self, data_source: str, batch: ImportBatch, report: Report, layer: OwnLayer) -> None:
        self.data_source, self.batch, self.report, self.layer = data_source, batch, report, layer
        self.now = timezone.now()
        self.keys: dict[str, dict[str, int]] = {}
        self.uids: dict[str, dict[str, UUID]] = {}
        self._touched: dict[str, set[int]] = defaultdict(set)
        self._absent: dict[str, frozenset[str]] = {}  # rows passed over that do not stand here either
        self._later: list[tuple[str, str, str]] = []  # (row, link, row of the same kind that is not written yet)

    def write(self, spec: EntitySpec, rows: Mapping[str, CheckedRow]) -> None:
        """Write all rows of one entity. Queries: one to read, one per 500 to make or change."""
        standing = {row.external_id: row for row in spec.model.objects.filter(data_source=self.data_source)}
        owned = owned_fields(spec.name, self.data_source)
        self.keys[spec.name] = {key: row.pk for key, row in standing.items()}
        self.uids[spec.name] = {key: row.uid for key, row in standing.items()}
        rows = self._without_our_lists(spec, rows)
        rows = self._without_own_export(spec, rows, standing)
        rows, passed = without_owned_wholes(spec, self.data_source, rows, self.uids, self._absent)
        self._absent[spec.name] = passed - standing.keys()
        self.report.kept_back += len(passed)
        free = self._free_uids(spec, rows, standing)
        made: list[HsdsEntity] = []
        changed: list[tuple[HsdsEntity, dict[str, Any]]] = []
        for key, row in rows.items():
            entity = standing.get(key)
            if entity is None:
                made.append(self._new(spec, row, free))
                continue
            before = self._update(spec, entity, row, owned)
            if before:
                changed.append((entity, before))
            else:
                self.report.outcomes[spec.name, "unchanged"] += 1
        self._make(spec, made)
        self._change(spec, changed)
        self._link_within(spec, standing | {entity.external_id: entity for entity in made})
        self._mark_vanished(spec, [row for key, row in standing.items() if key not in rows and key not in passed])
        if owned:
            save_source_values(owned)

    def touched(self, entity: str) -> set[int]:
        """The entries that were made or changed, or under which something was."""
        return self._touched[entity]

    # ---- one row

    def _new(self, spec: EntitySpec, row: CheckedRow, free: Mapping[str, UUID]) -> HsdsEntity:
        entity = spec.model(external_id=row.record.key, data_source=self.data_source, uid=free[row.record.key])
        for name, value in self._values(spec, row).items():
            setattr(entity, name, value)
        if spec.name in ENTRIES:
            entity.live = True  # type: ignore[attr-defined]
            entity.first_published_at = entity.last_published_at = self.now  # type: ignore[attr-defined]
        return entity

    def _update(self, spec: EntitySpec, entity: HsdsEntity, row: CheckedRow, owned: Any) -> dict[str, Any]:
        """Set what the source says; returns what the fields that changed held before."""
        values = self._values(spec, row)
        before = snapshot(entity, values)
        outcome = apply_source_values(entity, values, owned)
        self.report.kept_back += len(outcome.kept_back)
        changed = {name: before[name] for name in outcome.changed}
        if entity.gone_from_source_at is not None:
            changed["gone_from_source_at"] = json_of(entity.gone_from_source_at)
            entity.gone_from_source_at = None
        return changed

    def _values(self, spec: EntitySpec, row: CheckedRow) -> dict[str, Any]:
        """Every field of the entity: what the source does not say is empty."""
        values: dict[str, Any] = {name: row.values.get(name, _empty(spec, name)) for name in spec.fields}
        for link, entity in spec.links.items():
            key = row.links.get(link)
            if key is not None and key not in self.keys[entity]:
                self._later.append((row.record.key, link, key))
            else:
                values[f"{link}_id"] = self.keys[entity][key] if key is not None else None
        values["extra"] = row.record.extra
        if row.loose is not None and spec.name in LOOSE:
            values[LOOSE[spec.name][1]] = self.uids[row.loose[0]].get(row.loose[1])
        elif spec.name == "metadata":
            values["resource_uid"] = None
        return values | dict(self.layer.of(spec.name, row.record.key))

    # ---- many rows

    def _make(self, spec: EntitySpec, made: list[HsdsEntity]) -> None:
        for chunk in _chunks(made):
            spec.model.objects.bulk_create(chunk)
        self.report.outcomes[spec.name, "created"] += len(made)
        for entity in made:
            self.keys[spec.name][entity.external_id] = entity.pk
            self.uids[spec.name][entity.external_id] = entity.uid
            self._touch(spec, entity)
        self._remember(spec, "created", made)

    def _change(self, spec: EntitySpec, changed: list[tuple[HsdsEntity, dict[str, Any]]]) -> None:
        self.report.outcomes[spec.name, "changed"] += len(changed)
        names = sorted({name.removesuffix("_id") if name.removesuffix("_id") in spec.links else name
                        for _entity, before in changed for name in before})  # fmt: skip
        if not changed:
            return
        if spec.name in ENTRIES:
            for entity, _before in changed:
                entity.version += 1  # type: ignore[attr-defined]
            names.append("version")
        for chunk in _chunks([entity for entity, _before in changed]):
            spec.model.objects.bulk_update(chunk, names)
        ImportChange.objects.bulk_create(
            (
                ImportChange(batch=self.batch, entity=spec.name, object_uid=entity.uid, kind="changed", before=before,
                             after=snapshot(entity, before))
                for entity, before in changed
            ),
            batch_size=BATCH,
        )  # fmt: skip
        for entity, _before in changed:
            self._touch(spec, entity)

    def _link_within(self, spec: EntitySpec, entities: Mapping[str, HsdsEntity]) -> None:
        """Links between rows of one kind, now that all of them have a key."""
        waiting, self._later = self._later, []
        for key, link, other in waiting:
            setattr(entities[key], f"{link}_id", self.keys[spec.name][other])
        for link in {link for _key, link, _other in waiting}:
            linked = [entities[key] for key, name, _other in waiting if name == link]
            spec.model.objects.bulk_update(linked, [link], batch_size=BATCH)

    def _mark_vanished(self, spec: EntitySpec, gone: list[HsdsEntity]) -> None:
        vanished = [entity for entity in gone if entity.gone_from_source_at is None]
        for entity in vanished:
            entity.gone_from_source_at = self.now
            self._touch(spec, entity)
        for chunk in _chunks(vanished):
            spec.model.objects.bulk_update(chunk, ["gone_from_source_at"])
        self._remember(spec, "vanished", vanished)
        self.report.outcomes[spec.name, "vanished"] += len(vanished)

    def _remember(self, spec: EntitySpec, kind: str, rows: list[HsdsEntity]) -> None:
        """What became of rows: of an entry by itself, so that its history finds it; of others 500 together."""
        changes = (
            ImportChange(
                batch=self.batch,
                entity=spec.name,
                object_uid=chunk[0].uid,
                kind=kind,
                after={"uids": [str(row.uid) for row in chunk]},
            )
            for chunk in _chunks(rows, 1 if spec.name in ENTRIES else BATCH)
        )
        ImportChange.objects.bulk_create(changes, batch_size=BATCH)

    def _touch(self, spec: EntitySpec, entity: HsdsEntity) -> None:
        if spec.name in ENTRIES:
            self._touched[spec.name].add(entity.pk)
            return
        for name in ENTRIES:
            key = getattr(entity, f"{name}_id", None)
            if key:
                self._touched[name].add(key)

    # ---- ids

    def _free_uids(
        self, spec: EntitySpec, rows: Mapping[str, CheckedRow], standing: Mapping[str, HsdsEntity]
    ) -> dict[str, UUID]:
        """The uid of each new row: the source's own when it is a UUID that nobody has, otherwise made from its id."""
        fresh = [key for key in rows if key not in standing]
        proper = {key: uid for key in fresh if (uid := _as_uuid(key)) is not None}
        taken: set[UUID] = set()
        for chunk in _chunks(list(proper.values())):
            everywhere: models.QuerySet[Any] = spec.model.published._all_tenants()
            taken |= set(everywhere.filter(uid__in=chunk).values_list("uid", flat=True))
        tenant = current_tenant().uid
        named = f"{tenant}/{self.data_source}/{spec.name}"
        free: dict[str, UUID] = {}
        used: set[UUID] = set()
        for key in fresh:
            own = proper.get(key)
            free[key] = own if own and own not in taken | used else uuid5(NAMESPACE_URL, f"{named}/{key}")
            used.add(free[key])
        return free

    def _without_our_lists(self, spec: EntitySpec, rows: Mapping[str, CheckedRow]) -> Mapping[str, CheckedRow]:
        """Our own lists in an export are the ones that stand in this portal already."""
        if spec.name not in ("taxonomy", "taxonomy_term"):
            return rows
        named = {key: own for key, row in rows.items() if (own := is_our_list(row.record.extra))}
        if not named:
            return rows
        ours = {row.external_id: row for row in spec.model.objects.filter(data_source=OURS)}
        for key, own in named.items():
            if own in ours:
                self.keys[spec.name][key] = ours[own].pk
                self.uids[spec.name][key] = ours[own].uid
                self.report.outcomes[spec.name, "unchanged"] += 1
        return {key: row for key, row in rows.items() if named.get(key) not in ours}

    def _without_own_export(
        self, spec: EntitySpec, rows: Mapping[str, CheckedRow], standing: Mapping[str, HsdsEntity]
    ) -> Mapping[str, CheckedRow]:
        """A row that this portal gave out itself stands here already: it is the same one, under its own source."""
        proper = {uid: key for key in rows if key not in standing and (uid := _as_uuid(key)) is not None}
        known: set[str] = set()
        for chunk in _chunks(proper):
            for entity in spec.model.objects.filter(uid__in=chunk).exclude(data_source=self.data_source):
                key = proper[entity.uid]
                if not entity.data_source or written_marks(rows[key].record.extra) == marks_of(entity):
                    known.add(key)
                    self.keys[spec.name][key], self.uids[spec.name][key] = entity.pk, entity.uid
        self.report.outcomes[spec.name, "unchanged"] += len(known)
        return {key: row for key, row in rows.items() if key not in known} if known else rows


def _as_uuid(key: str) -> UUID | None:
    try:
        return UUID(key) if len(key) == 36 else None
    except ValueError:
        return None


def _empty(spec: EntitySpec, name: str) -> Any:
    column: Any = spec.model._meta.get_field(name)
    return None if column.null else ""


def _chunks(items: Iterable[Any], size: int = BATCH) -> Iterable[list[Any]]:
    found = list(items)
    for start in range(0, len(found), size):
        yield found[start : start + size]
