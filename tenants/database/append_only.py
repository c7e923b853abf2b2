"""Tables whose rows are never changed or removed: triggers that refuse it, on SQLite and on PostgreSQL.

An app says so in its AppConfig: `append_only = {"Model": (columns that may be filled once, ...)}`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSED = "rows of this table are never changed or removed"


@dataclass(frozen=True)
class Table:
    """A table that is only added to, with the columns that may go from empty to filled, once."""

    name: str
    columns: tuple[str, ...]
    filled_once: tuple[str, ...]


def tables(connection: BaseDatabaseWrapper) -> list[Table]:
    """Every table that an installed app declares as append-only, and that stands (one may migrate app by app)."""
    standing = set(connection.introspection.table_names())
    return [table for table in _declared() if table.name in standing]


def _declared() -> list[Table]:
    found = []
    for config in apps.get_app_configs():
        for model_name, filled_once in getattr(config, "append_only", {}).items():
            meta = config.get_model(model_name)._meta
            columns = {field.name: str(field.column) for field in meta.concrete_fields}
            found.append(Table(meta.db_table, tuple(columns.values()), tuple(columns[name] for name in filled_once)))
    return found


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, anew where their text changed."""
    if connection.vendor == "sqlite":
        _install_on_sqlite(connection)
    elif connection.vendor == "postgresql":
        _install_on_postgresql(connection)


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without the triggers inside the block, for emptying a test or demo database. Only who owns the tables can."""
    with connection.cursor() as cursor:
        for table in tables(connection):
            for statement in _lift(connection.vendor, table):
                cursor.execute(statement)
    try:
        yield
    finally:
        install(connection)


def _lift(vendor: str, table: Table) -> list[str]:
    on = f' ON "{table.name}"' if vendor == "postgresql" else ""
    names = ["kept", "not_changed"] if vendor == "sqlite" else ["kept", "not_emptied"]
    return [f'DROP TRIGGER IF EXISTS "{table.name}_{name}"{on}' for name in names]


def _install_on_sqlite(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        present = dict(cursor.fetchall())
        for table in tables(connection):
            for name, statement in _sqlite_triggers(table).items():
                if present.get(name) != statement:
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
                    cursor.execute(statement)


def _sqlite_triggers(table: Table) -> dict[str, str]:
    kept = f"{table.name}_kept"
    changed = f"{table.name}_not_changed"
    fixed = [column for column in table.columns if column not in table.filled_once]
    same = [f'OLD."{column}" IS NEW."{column}"' for column in fixed]
    empty = [f"coalesce(OLD.\"{column}\", '') = ''" for column in table.filled_once] or ["0"]
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    return {
        kept: f'CREATE TRIGGER "{kept}" BEFORE DELETE ON "{table.name}" {refuse}',
        changed: (
            f'CREATE TRIGGER "{changed}" BEFORE UPDATE ON "{table.name}"'
            f" WHEN NOT ({' AND '.join(same + empty)}) {refuse}"
        ),
    }


_FUNCTION = f"""
CREATE OR REPLACE FUNCTION tenants_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE filled_once text[] := TG_ARGV; old_row jsonb; new_row jsonb;
BEGIN
    IF TG_OP = 'UPDATE' AND cardinality(filled_once) > 0 THEN
        old_row := to_jsonb(OLD);
        new_row := to_jsonb(NEW);
        IF old_row - filled_once = new_row - filled_once AND NOT EXISTS (
            SELECT 1 FROM unnest(filled_once) AS name WHERE coalesce(old_row ->> name, '') <> ''
        ) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'insufficient_privilege';
END $body$
"""  # noqa: S608  a constant of ours


def _install_on_postgresql(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_FUNCTION)
        for table in tables(connection):
            arguments = ", ".join(f"'{column}'" for column in table.filled_once)
            cursor.execute(
                f'CREATE OR REPLACE TRIGGER "{table.name}_kept" BEFORE UPDATE OR DELETE ON "{table.name}"'
                f" FOR EACH ROW EXECUTE FUNCTION tenants_append_only({arguments})"
            )
            cursor.execute(
                f'CREATE OR REPLACE TRIGGER "{table.name}_not_emptied" BEFORE TRUNCATE ON "{table.name}"'
                f" FOR EACH STATEMENT EXECUTE FUNCTION tenants_append_only()"
            )
