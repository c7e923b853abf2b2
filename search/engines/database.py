"""The embedded engine: the portal's own database, on SQLite (FTS5) and on PostgreSQL (tsvector with GIN).

The documents stand in tables of ours with the scope columns beside them; `search_terms` says which hold a term.
All in the caller's transaction, so that an entry and its place in the index are never apart.
"""

from collections.abc import Iterable, Sequence
from itertools import starmap
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from search.engines.dialects import Dialect, dialect_of
from search.engines.expression import Expression, single
from search.engines.port import Row
from search.engines.terms import document_terms
from search.models import Audience, Document, DocumentProfile
from search.places.distance import Box
from search.policy import SearchScope
from search.statements import any_of, as_one, fetched

_BATCH = 500
_COLUMNS = "d.id, d.kind, d.object_id, d.facets, d.opening, d.latitude, d.longitude"


class DatabaseEngine:
    """Implements SearchEngine on Django's database."""

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        self.using = using

    @property
    def name(self) -> str:
        return f"database ({self._dialect.title})"

    @property
    def _dialect(self) -> Dialect:
        return dialect_of(connections[self.using].vendor)

    def write(self, documents: Sequence[tuple[Document, DocumentProfile]]) -> None:
        """See SearchEngine. Three statements per batch."""
        for start in range(0, len(documents), _BATCH):
            batch = documents[start : start + _BATCH]
            Document.objects.bulk_create([document for document, _profile in batch])
            DocumentProfile.objects.bulk_create([profile for _document, profile in batch])
            with connections[self.using].cursor() as cursor:
                cursor.executemany(
                    self._dialect.insert, [self._dialect.row(pair[0].pk, _terms(*pair)) for pair in batch]
                )

    def remove(self, tenant_id: int, keys: Sequence[int]) -> None:
        """See SearchEngine. Four statements per batch."""
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            documents = {each.pk: each for each in Document.objects.filter(pk__in=batch)}
            profiles = list(DocumentProfile.objects.filter(pk__in=list(documents)))
            with connections[self.using].cursor() as cursor:
                cursor.executemany(
                    self._dialect.delete,
                    [self._dialect.deleted(each.pk, _terms(documents[each.pk], each)) for each in profiles],
                )
            DocumentProfile.objects.filter(pk__in=list(documents)).delete()
            Document.objects.filter(pk__in=list(documents)).delete()

    def match(self, scope: SearchScope, expression: Expression, *, limit: int, box: Box | None = None) -> list[Row]:
        """See SearchEngine. One query, read in the stored order and stopped at the limit."""
        where, values = self._inside(scope, box)
        matched = self._dialect.expression(single(scope.term) & expression)
        statement = f"SELECT {_COLUMNS} {self._dialect.source} AND {where} {self._dialect.order} LIMIT %s"
        return list(starmap(Row, fetched(statement, [matched, *values, limit], self.using)))

    def profiles(self, scope: SearchScope, keys: Iterable[int]) -> dict[int, str]:
        """See SearchEngine. One query."""
        wanted = list(keys)
        if not wanted:
            return {}
        statement = "SELECT id, packed FROM search_documentprofile WHERE tenant_id = %s AND "
        values = [scope.tenant_id, as_one(wanted, self.using)]
        return dict(fetched(statement + any_of("id", self.using), values, self.using))

    def _inside(self, scope: SearchScope, box: Box | None) -> tuple[str, list[Any]]:
        """The scope, and the box, as conditions on the columns beside the terms."""
        now = connections[self.using].ops.adapt_datetimefield_value(scope.now)
        audiences = ", ".join(["%s"] * len(scope.audiences))
        where = (
            f"d.tenant_id = %s AND d.audience IN ({audiences})"
            " AND (d.visible_from IS NULL OR d.visible_from <= %s)"
            " AND (d.visible_until IS NULL OR d.visible_until > %s)"
        )
        values: list[Any] = [scope.tenant_id, *scope.audiences, now, now]
        if box is None:
            return where, values
        inside = " AND d.latitude BETWEEN %s AND %s AND d.longitude BETWEEN %s AND %s"
        return where + inside, [*values, box.south, box.north, box.west, box.east]


def _terms(document: Document, profile: DocumentProfile) -> list[str]:
    return document_terms(
        tenant_id=document.tenant_id,
        audience=Audience(document.audience),
        facets=document.facets,
        packed=profile.packed,
    )
