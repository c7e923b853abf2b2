"""Which rows a request made, changed or removed, found by looking at every row of each table that it wrote."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection


@dataclass(frozen=True)
class Change:
    """One row that is not as it was. `tenant` is None for tables without one."""

    table: str
    kind: str
    key: Any
    tenant: int | None
    text: str


@dataclass
class Snapshot:
    """The rows as they are when a table is first asked for. Valid while every request is rolled back."""

    tables: dict[str, dict[Any, tuple[Any, ...]]] = field(default_factory=dict)

    def remember(self, names: Iterable[str]) -> None:
        for name in names:
            self.tables.setdefault(name, rows_of(name))

    def compared_with_now(self, written: Iterable[str]) -> tuple[Change, ...]:
        """What the request in the open savepoint did to these tables."""
        found: list[Change] = []
        for name in sorted(set(written) & tables().keys()):
            before, now = self.tables[name], rows_of(name)
            found += [_change(name, "made", key, now[key]) for key in now.keys() - before.keys()]
            found += [_change(name, "removed", key, before[key]) for key in before.keys() - now.keys()]
            found += [
                _change(name, "changed", key, now[key]) for key in now.keys() & before.keys() if now[key] != before[key]
            ]
        return tuple(found)


@cache
def tables() -> dict[str, tuple[str, int | None]]:
    """Table -> its primary key, and the place of its tenant among the columns. Search indexes are derived: left out."""
    found: dict[str, tuple[str, int | None]] = {}
    for model in apps.get_models(include_auto_created=True):
        columns = [each.column for each in model._meta.local_concrete_fields]
        if model._meta.managed and "fts" not in model._meta.db_table:
            place = columns.index("tenant_id") if "tenant_id" in columns else None
            found[model._meta.db_table] = (model._meta.pk.column, place)
    return found


def rows_of(table: str) -> dict[Any, tuple[Any, ...]]:
    key, _place = tables()[table]
    columns = _columns(table)
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(map(quote, columns))} FROM {quote(table)}")
        place = columns.index(key)
        return {row[place]: row for row in cursor.fetchall()}


@cache
def _columns(table: str) -> list[str]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            return [each.column for each in model._meta.local_concrete_fields]
    raise LookupError(table)


def _change(table: str, kind: str, key: Any, row: tuple[Any, ...]) -> Change:
    _key, place = tables()[table]
    return Change(table, kind, key, None if place is None else row[place], " ".join(map(str, row)))
