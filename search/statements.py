"""Statements of the index written out: what is asked at every question, where Django needs longer to write the
statement than the database to answer it. Each names its tenant."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

Rows = list[tuple[Any, ...]]

_ANY_OF = {"sqlite": "IN (SELECT value FROM json_each(%s))", "postgresql": "= ANY(%s)"}


def fetched(statement: str, values: Sequence[Any], using: str = DEFAULT_DB_ALIAS) -> Rows:
    """The rows as the driver gives them: ten thousand through an iterator of Django cost as much as a search."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def any_of(column: str, using: str = DEFAULT_DB_ALIAS) -> str:
    """The condition that a column is one of many, which go as one value (see `as_one`)."""
    return f"{column} {_ANY_OF[connections[using].vendor]}"


def as_one(values: Collection[int] | Collection[str], using: str = DEFAULT_DB_ALIAS) -> Any:
    """Many values as one: Django takes 20 microseconds for each of a list."""
    return json.dumps(list(values)) if connections[using].vendor == "sqlite" else list(values)
