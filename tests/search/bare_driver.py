"""What a search fetches, fetched by the bare driver: the same candidates, their profiles, and the same facet rows.
No thinking."""

from collections import Counter
from time import perf_counter

from django.db import connection

from search.analysis import plan_query
from search.engines.dialects import dialect_of
from search.engines.expression import all_groups, any_group, single
from search.matching import COUNTED, ENOUGH, SCORED
from search.policy import scope_of
from search.synonyms import tenant_synonyms
from search.vocabulary import IndexVocabulary
from tenants.access import Actor

_PAGE = 20


def fetch_alike(actor: Actor, text: str) -> float:
    """Milliseconds that the driver needs for what `search.api` fetches to answer this question."""
    vocabulary = IndexVocabulary(scope_of(actor))
    plan = plan_query(text, vocabulary, tenant_synonyms())
    dialect, scope = dialect_of(connection.vendor), single(vocabulary.scope.term)
    every = dialect.expression(scope & all_groups(plan.groups))
    some = dialect.expression(scope & any_group(plan.groups))
    rows_sql = (
        "SELECT d.id, d.kind, d.object_id, d.facets, d.opening, d.latitude, d.longitude "
        f"{dialect.source} AND d.tenant_id = %s {dialect.order} LIMIT %s"
    )
    connection.ensure_connection()
    with connection.connection.cursor() if connection.vendor == "postgresql" else connection.cursor() as cursor:
        start = perf_counter()
        cursor.execute(rows_sql, (every, vocabulary.scope.tenant_id, COUNTED + 1))
        rows = cursor.fetchall()
        if len(rows) < ENOUGH:
            cursor.execute(rows_sql, (some, vocabulary.scope.tenant_id, SCORED + 1))
            rows = cursor.fetchall()
        _read(cursor, "SELECT id, packed FROM search_documentprofile", [row[0] for row in rows[:SCORED]])
        objects = [row[2] for row in rows]
        _read(cursor, "SELECT id FROM socialmap_service WHERE live AND status = 'active' AND", objects)
        _read(
            cursor,
            "SELECT id, uid, name, plain_text, description, external_id, audience FROM socialmap_service WHERE",
            objects[:_PAGE],
        )
        Counter(value for row in rows for value in row[3].split())
        return (perf_counter() - start) * 1000


def _read(cursor: object, statement: str, ids: list[int]) -> None:
    if not ids:
        return
    where = statement if statement.endswith(("WHERE", "AND")) else f"{statement} WHERE"
    marks = ", ".join(["%s"] * len(ids))
    cursor.execute(f"{where} id IN ({marks})", ids)  # type: ignore[attr-defined]
    cursor.fetchall()  # type: ignore[attr-defined]
