"""Rows of the live data for one actor: what `visible_to` says, compiled once for each actor and day.

A search confirms everything that it shows through the live data. Django needs longer to write that statement than the
database to run it, and it is the same for all visitors of a portal, so the written statement is kept. What is kept
holds no data: the rule goes into each question again, and the database answers it anew.
"""

import json
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.utils import timezone

from portal.socialmap.models import TaxonomyTerm
from search.statements import Rows, fetched
from tenants.access import Actor
from tenants.context import current_tenant

_AMONG = {
    ("sqlite", "pk"): "SELECT value FROM json_each(%s)",
    ("sqlite", "uid"): "SELECT replace(value, '-', '') FROM json_each(%s)",
    ("sqlite", "code"): "SELECT value FROM json_each(%s)",
    ("postgresql", "code"): "SELECT value FROM json_array_elements_text(%s)",
    ("postgresql", "pk"): "SELECT value::bigint FROM json_array_elements_text(%s)",
    ("postgresql", "uid"): "SELECT value::uuid FROM json_array_elements_text(%s)",
}
# Stands in a statement where the ids will be.
_HERE = "these ids"


def rows_among(model: type[models.Model], actor: Actor, ids: Collection[int], columns: tuple[str, ...]) -> Rows:
    """These columns of those of these ids that the actor may see, in no order. One query."""
    return _rows(_statement(model, actor, current_tenant().pk, timezone.localdate(), columns, "pk"), list(ids))


def rows_of_uids(model: type[models.Model], actor: Actor, uids: Collection[UUID], columns: tuple[str, ...]) -> Rows:
    """These columns of those of these uids that the actor may see, in no order. One query."""
    statement = _statement(model, actor, current_tenant().pk, timezone.localdate(), columns, "uid")
    return _rows(statement, [str(uid) for uid in uids])


def _rows(statement: tuple[str, tuple[Any, ...]], ids: list[int] | list[str]) -> Rows:
    written, values = statement
    at = values.index(_HERE)
    return fetched(written, (*values[:at], json.dumps(ids), *values[at + 1 :]))


def among(key: str, ids: Collection[int]) -> RawSQL:
    """These ids for the right side of `__in`, as one value: ten thousand of them are no ten thousand parameters."""
    return RawSQL(_AMONG[connection.vendor, key], [json.dumps(list(ids))])  # noqa: S611  a constant statement


def all_rows(model: type[models.Model], actor: Actor, columns: tuple[str, ...]) -> Rows:
    """These columns of everything that the actor may see, in the order of the keys. One query."""
    found = _visible(model, actor).order_by("pk").values_list(*columns)
    return fetched(*found.query.sql_with_params())


def term_names(codes: Collection[str], taxonomies: tuple[str, ...]) -> Rows:
    """Taxonomy, code and name of those of these terms that the active portal has, in no order. One query."""
    return _rows(_terms_statement(current_tenant().pk, taxonomies), list(codes))


def as_uid(value: Any) -> UUID:
    """A uid as the driver gives it: SQLite has no type for it."""
    return value if isinstance(value, UUID) else UUID(value)


@lru_cache(maxsize=256)
def _statement(
    model: type[models.Model], actor: Actor, tenant_id: int, today: date, columns: tuple[str, ...], key: str
) -> tuple[str, tuple[Any, ...]]:
    """Everything that the rule may look at is in the key: the actor as a whole, the active tenant, the day."""
    found = _narrowed(_visible(model, actor), key, _HERE).order_by().values_list(*columns)
    statement, values = found.query.sql_with_params()
    return statement, tuple(values)


@lru_cache(maxsize=64)
def _terms_statement(tenant_id: int, taxonomies: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    """The active tenant is in the key, for the statement names it."""
    terms = TaxonomyTerm.published.filter(taxonomy__external_id__in=taxonomies).order_by()
    found = _narrowed(terms, "code", _HERE).values_list("taxonomy__external_id", "code", "name")
    statement, values = found.query.sql_with_params()
    return statement, tuple(values)


def _visible(model: type[models.Model], actor: Actor) -> Any:
    return model.published.visible_to(actor)  # type: ignore[attr-defined]  # the manager of entries of the map


def _narrowed(visible: Any, key: str, ids: str) -> Any:
    chosen = RawSQL(_AMONG[connection.vendor, key], [ids])  # noqa: S611  a constant statement
    return visible.filter(**{f"{key}__in": chosen})
