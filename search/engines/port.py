"""What every engine can do. One suite of tests (tests/search/contract) holds them all to it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from search.engines.expression import Expression
from search.models import Document, DocumentProfile
from search.places.distance import Box
from search.policy import SearchScope


class Row(NamedTuple):
    """What a match says of a document: enough to filter, count and cut, nothing to show."""

    key: int
    kind: str
    object_id: int
    facets: str
    opening: str
    latitude: float | None
    longitude: float | None


class SearchEngine(Protocol):
    """Holds the documents of all tenants and says which match. All calls work in the active tenant."""

    @property
    def name(self) -> str: ...

    def write(self, documents: Sequence[tuple[Document, DocumentProfile]]) -> None:
        """Add documents that are not there yet, in the caller's transaction where the engine has one."""
        ...

    def remove(self, tenant_id: int, keys: Sequence[int]) -> None:
        """Take documents out; keys that are not there do not matter."""
        ...

    def match(self, scope: SearchScope, expression: Expression, *, limit: int, box: Box | None = None) -> list[Row]:
        """The first documents in the stored order that match, inside the scope and the box. One query."""
        ...

    def profiles(self, scope: SearchScope, keys: Iterable[int]) -> dict[int, str]:
        """The packed profiles of these documents, as far as they are in the scope. One query."""
        ...
