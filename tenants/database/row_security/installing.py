"""Putting the policies in place. Safe to repeat: what stands as it should is left alone.

While Django migrates, the policies are away: it could not change a column that one of them reads. The application then
sees no row of these tables, and the owner, who migrates, sees all.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from tenants.database.row_security.declaring import Guarded, Predicate
from tenants.database.row_security.tables import guarded_models

TENANT = "tenant_id = (SELECT tenants_row_tenant())"
SETTING = "nullif(current_setting('ketenwijzer.{name}', true), '')"
FUNCTIONS = {
    "tenant": ("bigint", SETTING.format(name="tenant") + "::bigint"),
    "whole": ("boolean", SETTING.format(name="sight") + " = 'whole'"),
    "teams": ("bigint[]", SETTING.format(name="teams") + "::bigint[]"),
    "person": ("bigint", SETTING.format(name="person") + "::bigint"),
    "subjects": ("uuid[]", SETTING.format(name="subjects") + "::uuid[]"),
    "rights": ("text[]", SETTING.format(name="rights") + "::text[]"),
    "today": ("date", f"(statement_timestamp() AT TIME ZONE '{settings.TIME_ZONE}')::date"),
}
_SEEN = re.compile(r"\[seen (\w+\.\w+)\]")
_TABLE = re.compile(r"\[(\w+\.\w+)\]")


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the functions and policies in place, anew where their text changed, and bind the owner to them."""
    with connection.cursor() as cursor:
        standing = set(connection.introspection.table_names(cursor))
        ours = {model: said for model, said in guarded_models().items() if model._meta.db_table in standing}
        for statement in _functions(ours):
            cursor.execute(statement)
        cursor.execute("SELECT polrelid::regclass::text, polname, obj_description(oid, 'pg_policy') FROM pg_policy")
        present = {(table.strip('"'), name): text for table, name, text in cursor.fetchall()}
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        forced = {name for (name,) in cursor.fetchall()}
        for model, said in ours.items():
            table = model._meta.db_table
            for name, statement in _policies(model, said).items():
                if present.get((table, name)) != _mark(statement):
                    cursor.execute(f'DROP POLICY IF EXISTS "{name}" ON "{table}"')
                    cursor.execute(statement)
                    cursor.execute(f'COMMENT ON POLICY "{name}" ON "{table}" IS \'{_mark(statement)}\'')
            if table not in forced:
                cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
                cursor.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the policies away and let the owner pass; `install` puts them back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT polrelid::regclass::text, polname FROM pg_policy WHERE polname LIKE 'tenants\\_%%'")
        for table, name in cursor.fetchall():
            cursor.execute(f'DROP POLICY "{name}" ON {table}')
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")


def _policies(model: type[models.Model], said: Guarded) -> dict[str, str]:
    table = model._meta.db_table
    read, write, add = (_whole(model, each) for each in (said.read, said.to_write, said.to_add))
    return {
        name: f'CREATE POLICY "{name}" ON "{table}" FOR {rest}'
        for name, rest in {
            "tenants_read": f"SELECT USING ({read})",
            "tenants_add": f"INSERT WITH CHECK ({add})",
            "tenants_change": f"UPDATE USING ({write}) WITH CHECK ({write})",
            "tenants_remove": f"DELETE USING ({write})",
        }.items()
    }


def _whole(model: type[models.Model], predicate: Predicate) -> str:
    return f"{TENANT} AND ((SELECT tenants_row_whole()) OR ({_sql(model, predicate)}))"


def _sql(model: type[models.Model], predicate: Predicate) -> str:
    sql = predicate.sql.replace("[self]", f'"{model._meta.db_table}"')
    sql = _SEEN.sub(lambda found: _name_of_seen(apps.get_model(found[1])), sql)
    return _TABLE.sub(lambda found: f'"{apps.get_model(found[1])._meta.db_table}"', sql)


def _functions(ours: dict[type[models.Model], Guarded]) -> Iterator[str]:
    for name, (kind, body) in FUNCTIONS.items():
        yield (
            f"CREATE OR REPLACE FUNCTION tenants_row_{name}() RETURNS {kind}"
            f" LANGUAGE sql STABLE PARALLEL SAFE AS $body$ SELECT {body} $body$"
        )
    for model in _seen_apart(ours.values()):
        if model in ours:
            yield _function_of_seen(model, ours[model])


def _seen_apart(said: Iterable[Guarded]) -> set[type[models.Model]]:
    sql = " ".join(each.sql for guarded in said for each in (guarded.read, guarded.to_write, guarded.to_add))
    return {apps.get_model(label) for label in _SEEN.findall(sql)}


def _function_of_seen(model: type[models.Model], said: Guarded) -> str:
    """Whether a row is seen, asked with the policies inside held open: what it says is the whole of the rule.

    Not SECURITY DEFINER: it runs with the rights of who asks, and its owner is bound by the policies as well.
    """
    return f"""
        CREATE OR REPLACE FUNCTION {_name_of_seen(model)}(bigint) RETURNS boolean
        LANGUAGE plpgsql STABLE COST 1000 AS $body$
        DECLARE before text := current_setting('ketenwijzer.sight', true); told text; seen boolean;
        BEGIN
            told := set_config('ketenwijzer.sight', 'whole', true);
            seen := EXISTS (SELECT 1 FROM "{model._meta.db_table}" WHERE id = $1 AND ({_sql(model, said.read)}));
            told := set_config('ketenwijzer.sight', coalesce(before, ''), true);
            RETURN seen;
        END $body$
    """  # noqa: S608  names of our own tables


def _name_of_seen(model: type[models.Model]) -> str:
    return f"tenants_seen_{model._meta.db_table}"


def _mark(statement: str) -> str:
    return hashlib.sha256(statement.encode()).hexdigest()
