"""What the application and the worker may do with each table on PostgreSQL. Everything that is not given is refused.

Most tables can be read and written. Exceptions are data, in the AppConfig of the app that owns the table:
`append_only` (added to; the worker alone fills what is filled once) and `worker_only` (written by the worker alone).
"""

import os

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from tenants.database.append_only import tables as append_only_tables
from tenants.database.roles import Roles, roles_of

MIGRATIONS = "django_migrations"


def take_over(connection: BaseDatabaseWrapper, roles: Roles) -> None:
    """Give the schema and all that is in it to the owner. Needs a superuser, or the role that owns it now."""
    owner = sql.Identifier(roles.owner.name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), current_schema()")
        database, schema = cursor.fetchone()
        cursor.execute(sql.SQL("ALTER SCHEMA {} OWNER TO {}").format(sql.Identifier(schema), owner))
        cursor.execute(
            "SELECT relname, relkind FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
            " AND relkind IN ('r', 'p', 'v', 'm')"
        )
        for name, _kind in cursor.fetchall():
            cursor.execute(sql.SQL("ALTER TABLE {} OWNER TO {}").format(sql.Identifier(name), owner))
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
            " AND proname LIKE 'tenants\\_%%'"
        )
        for (signature,) in cursor.fetchall():
            cursor.execute(sql.SQL("ALTER FUNCTION {} OWNER TO {}").format(sql.SQL(signature), owner))
        cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(database)))
        cursor.execute(sql.SQL("GRANT ALL ON DATABASE {} TO {}").format(sql.Identifier(database), owner))
        for login in (roles.application, roles.worker):
            cursor.execute(
                sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(
                    sql.Identifier(database), sql.Identifier(login.name)
                )
            )


def grant_tables(connection: BaseDatabaseWrapper, roles: Roles | None = None) -> None:
    """Give both roles their rights on every table that stands now. A role that does not exist is passed over."""
    roles = roles or roles_of(os.environ)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [[roles.application.name, roles.worker.name]]
        )
        present = {name for (name,) in cursor.fetchall()}
        for login, is_worker in ((roles.application, False), (roles.worker, True)):
            if login.name in present:
                for statement in _statements(connection, is_worker):
                    cursor.execute(sql.SQL(statement).format(role=sql.Identifier(login.name)))


def _statements(connection: BaseDatabaseWrapper, is_worker: bool) -> list[str]:
    statements = [
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f'REVOKE INSERT, UPDATE, DELETE ON "{MIGRATIONS}" FROM {{role}}',
    ]
    for table in append_only_tables(connection):
        statements.append(f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table.name}" FROM {{role}}')
        if is_worker and table.filled_once:
            columns = ", ".join(f'"{column}"' for column in table.filled_once)
            statements.append(f'GRANT UPDATE ({columns}) ON "{table.name}" TO {{role}}')
    if not is_worker:
        statements += [
            f'REVOKE INSERT, UPDATE, DELETE ON "{table}" FROM {{role}}' for table in _worker_only_tables(connection)
        ]
    return statements


def _worker_only_tables(connection: BaseDatabaseWrapper) -> list[str]:
    declared = {
        config.get_model(model)._meta.db_table
        for config in apps.get_app_configs()
        for model in getattr(config, "worker_only", ())
    }
    return sorted(declared & set(connection.introspection.table_names()))
