"""What a change did to which rows, for whoever may want to take it back: made, changed (with what was), removed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import router
from django.db.models.deletion import Collector

from portal.socialmap.models import HsdsEntity
from portal.socialmap.snapshots import snapshot
from tenants.models import TenantOwned


@dataclass
class Trail:
    """Filled while rows are written. Who needs no way back lets it go."""

    made: list[TenantOwned] = field(default_factory=list)
    changed: list[tuple[HsdsEntity, Mapping[str, Any], Mapping[str, Any]]] = field(default_factory=list)
    removed: list[tuple[type[HsdsEntity], Mapping[str, Any]]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.made or self.changed or self.removed)

    def make(self, row: HsdsEntity) -> HsdsEntity:
        """Write a new row. Past `save()`, which compiles the rule of publications again for each row: tens of
        milliseconds, and a list has five thousand rows."""
        type(row).objects.bulk_create([row])
        self.made.append(row)
        return row

    def change(self, row: HsdsEntity, values: Mapping[str, Any]) -> bool:
        """Set values on a row, without saving it, and tell whether any of them differed."""
        differing = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not differing:
            return False
        before = snapshot(row, differing)
        for name, value in differing.items():
            setattr(row, name, value)
        self.changed.append((row, before, snapshot(row, differing)))
        return True

    def remove(self, rows: Iterable[HsdsEntity]) -> None:
        """Delete rows, and keep what they and everything under them held."""
        found = list(rows)
        if not found:
            return
        collector = Collector(using=router.db_for_write(type(found[0])), origin=found[0])
        collector.collect(found)
        gone: list[Any] = [row for instances in collector.data.values() for row in instances]
        gone += [row for rows in collector.fast_deletes for row in rows]
        for row in gone:
            if isinstance(row, HsdsEntity):
                names = [column.attname for column in row._meta.concrete_fields]
                self.removed.append((type(row), snapshot(row, names)))
        for row in found:
            row.delete()
