"""Puts every guard of the database in place after migrating. Safe to repeat; does nothing for who owns no tables."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from tenants.database import append_only, composite_keys, rights, same_tenant
from tenants.database.row_security import installing as row_security


def guard_after_migrating(using: str, **_kwargs: Any) -> None:
    """Guard the database that was just migrated."""
    connection = connections[using]
    if not apps.is_installed("tenants") or not _owns_the_tables(connection):
        return
    append_only.install(connection)
    if connection.vendor == "sqlite":
        same_tenant.install(connection)
    if connection.vendor == "postgresql":
        composite_keys.install(connection)
        row_security.install(connection)
        rights.grant_tables(connection)


def make_room_for_migrating(using: str, plan: Sequence[Any] = (), **_kwargs: Any) -> None:
    """Take away what would stop Django from making a table anew, or from changing a column that a policy reads."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        same_tenant.lift(connection)
    if connection.vendor == "postgresql" and plan and _owns_the_tables(connection):
        row_security.lift(connection)


def _owns_the_tables(connection: BaseDatabaseWrapper) -> bool:
    if connection.vendor != "postgresql":
        return "tenants_tenant" in connection.introspection.table_names()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('tenants_tenant')")
        found = cursor.fetchone()
    return bool(found and found[0])
