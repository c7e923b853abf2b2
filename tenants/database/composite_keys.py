"""Composite foreign keys on PostgreSQL: a child stays in its parent's tenant even when the code forgets.

For every key between tenant-owned models that is inside a tenant: `UNIQUE (tenant_id, id)` on the parent and
`FOREIGN KEY (tenant_id, parent_id)` on the child. SQLite cannot add a constraint to a table that stands; there the
fields and managers guard alone.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class CompositeKey:
    """One foreign key that may not leave its tenant."""

    child: str
    child_tenant: str
    column: str
    parent: str
    parent_tenant: str
    parent_key: str

    @property
    def name(self) -> str:
        return _short(f"{self.child}_{self.column}_in_tenant")

    @property
    def unique_name(self) -> str:
        return _short(f"{self.parent}_{self.parent_key}_in_tenant_unique")


def composite_keys() -> list[CompositeKey]:
    """Every key of every installed model that stays inside a tenant."""
    return [key for model in apps.get_models(include_auto_created=True) for key in _keys_of(model)]


def install(connection: BaseDatabaseWrapper) -> None:
    """Add the constraints that are missing, for tables that stand (one may migrate app by app)."""
    with connection.cursor() as cursor:
        standing = set(connection.introspection.table_names(cursor))
        cursor.execute("SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace")
        present = {name for (name,) in cursor.fetchall()}
        for key in composite_keys():
            if not {key.child, key.parent} <= standing:
                continue
            if key.unique_name not in present:
                cursor.execute(
                    f'ALTER TABLE "{key.parent}" ADD CONSTRAINT "{key.unique_name}"'
                    f' UNIQUE ("{key.parent_tenant}", "{key.parent_key}")'
                )
                present.add(key.unique_name)
            if key.name not in present:
                cursor.execute(
                    f'ALTER TABLE "{key.child}" ADD CONSTRAINT "{key.name}"'
                    f' FOREIGN KEY ("{key.child_tenant}", "{key.column}")'
                    f' REFERENCES "{key.parent}" ("{key.parent_tenant}", "{key.parent_key}")'
                    " DEFERRABLE INITIALLY DEFERRED"
                )


def _keys_of(model: type[models.Model]) -> Iterator[CompositeKey]:
    if not model._meta.managed or model._meta.proxy:
        return
    for field in model._meta.local_concrete_fields:
        if not getattr(field, "inside_tenant", False):
            continue
        parent = field.remote_field.model  # type: ignore[union-attr]
        yield CompositeKey(
            child=model._meta.db_table,
            child_tenant=_tenant_column(model),
            column=str(field.column),
            parent=parent._meta.db_table,
            parent_tenant=_tenant_column(parent),
            parent_key=field.target_field.column,  # type: ignore[attr-defined]
        )


def _tenant_column(model: type[models.Model]) -> str:
    column: str = model._meta.get_field("tenant").column  # type: ignore[union-attr, assignment]
    return column


def _short(name: str) -> str:
    """PostgreSQL cuts names at 63 bytes; two long ones must not become one."""
    if len(name) <= 63:
        return name
    return f"{name[:54]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"
