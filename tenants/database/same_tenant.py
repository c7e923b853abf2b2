"""The composite keys of SQLite: triggers that refuse a child of one tenant with a parent of another.

SQLite cannot add a constraint to a table that stands. A parent that is not there (yet) is the plain foreign key's
business. Lifted while migrating, because SQLite reads every trigger again when Django makes a table anew.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from tenants.database.composite_keys import CompositeKey, composite_keys

SUFFIX = "same_tenant"


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, anew where their text changed."""
    present = _present(connection)
    with connection.cursor() as cursor:
        standing = set(connection.introspection.table_names(cursor))
        for key in composite_keys():
            if not {key.child, key.parent} <= standing:
                continue
            for name, statement in _triggers(key).items():
                if present.get(name) != statement:
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
                    cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; `install` puts them back."""
    names = list(_present(connection))
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f'DROP TRIGGER "{name}"')


def _present(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"%{SUFFIX}%"])
        return dict(cursor.fetchall())


def _triggers(key: CompositeKey) -> dict[str, str]:
    parent = f'SELECT 1 FROM "{key.parent}" WHERE "{key.parent_key}" = NEW."{key.column}"'  # noqa: S608  our own names
    foreign = f'EXISTS ({parent} AND "{key.parent_tenant}" IS NOT NEW."{key.child_tenant}")'
    refuse = f"BEGIN SELECT RAISE(ABORT, '{key.child}.{key.column} points at another tenant'); END"
    moments = {"insert": "INSERT", "update": f'UPDATE OF "{key.column}", "{key.child_tenant}"'}
    triggers = {}
    for moment, when in moments.items():
        name = f"{key.child}_{key.column}_{SUFFIX}_{moment}"
        triggers[name] = (
            f'CREATE TRIGGER "{name}" BEFORE {when} ON "{key.child}"'
            f' WHEN NEW."{key.column}" IS NOT NULL AND {foreign} {refuse}'
        )
    return triggers
