"""How each database is asked for terms: the few statements in which SQLite and PostgreSQL differ."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.engines.expression import AllOf, Expression


@dataclass(frozen=True)
class Dialect:
    """The statements on `search_terms` of one database."""

    title: str
    insert: str
    delete: str
    source: str
    order: str
    both: str
    either: str
    quote: str
    prefix: str  # what makes a term a beginning
    # What a row of `delete` needs beside the key: SQLite's contentless index wants to know what to forget.
    forgets: bool
    terms: Callable[[Sequence[str]], str | list[str]]

    def row(self, key: int, terms: Sequence[str]) -> tuple[int, str | list[str]]:
        """The values of one `insert`."""
        return key, self.terms(terms)

    def deleted(self, key: int, terms: Sequence[str]) -> tuple[int | str | list[str], ...]:
        """The values of one `delete`."""
        return (key, self.terms(terms)) if self.forgets else (key,)

    def expression(self, expression: Expression) -> str:
        """The expression as this database reads it."""
        groups = (self._any(tuple(map(self._all, group))) for group in expression.groups)
        return self.both.join(groups)

    def _all(self, way: AllOf) -> str:
        terms = self.both.join(self._term(term) for term in way)
        return f"({terms})" if len(way) > 1 else terms

    def _term(self, term: str) -> str:
        written = self.quote.format(term.removesuffix("*"))
        return written + self.prefix if term.endswith("*") else written

    def _any(self, ways: tuple[str, ...]) -> str:
        return f"({self.either.join(ways)})" if len(ways) > 1 else ways[0]


SQLITE = Dialect(
    title="SQLite FTS5",
    insert="INSERT INTO search_terms (rowid, terms) VALUES (%s, %s)",
    delete="INSERT INTO search_terms (search_terms, rowid, terms) VALUES ('delete', %s, %s)",
    # CROSS JOIN keeps the terms outside: FTS5 then reads in the order of the keys and stops at the limit.
    source="FROM search_terms CROSS JOIN search_document d ON d.id = search_terms.rowid WHERE search_terms MATCH %s",
    order="ORDER BY search_terms.rowid",
    both=" AND ",
    either=" OR ",
    quote='"{}"',
    prefix="*",
    forgets=True,
    terms=" ".join,
)

POSTGRESQL = Dialect(
    title="PostgreSQL",
    insert="INSERT INTO search_terms (id, terms) VALUES (%s, array_to_tsvector(%s::text[]))",
    delete="DELETE FROM search_terms WHERE id = %s",
    source="FROM search_terms t JOIN search_document d ON d.id = t.id WHERE t.terms @@ %s::tsquery",
    order="ORDER BY d.id",
    both=" & ",
    either=" | ",
    quote="'{}'",
    prefix=":*",
    forgets=False,
    terms=list,
)

_DIALECTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def dialect_of(vendor: str) -> Dialect:
    """The dialect of a database.

    Raises:
        KeyError: a database that we do not search in.
    """
    return _DIALECTS[vendor]
