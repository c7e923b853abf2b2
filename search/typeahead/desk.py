"""The titles that can be suggested to one audience of one portal, kept in memory as long as the index does not change.

Only candidates: what is shown is read live for the one who types. Two audiences never share a desk, nor two portals.
"""

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language

from search.facets import values_of
from search.models import Document
from search.policy import SearchScope
from search.sources import registry
from search.typeahead.named import Names, names_of_values
from search.typeahead.sheet import Sheet, sheet_of
from tenants.access import Actor

# A large desk is not made again at each save of an editor.
_LARGE_DESK, _STALE_SECONDS = 5_000, 60.0
_TITLES_KEPT = 500_000


@dataclass(frozen=True)
class Desk:
    """Titles by kind of thing, how often each facet value occurs, and the names of those by language."""

    sheets: dict[str, Sheet]
    values: dict[str, Counter[str]]
    mark: str
    day: date
    made_at: float
    _names: dict[str | None, Names] = field(default_factory=dict)

    @property
    def titles(self) -> int:
        return sum(len(sheet.keys) for sheet in self.sheets.values())

    def names(self, actor: Actor) -> Names:
        """Topics and places in the language of the page. No query when they are kept."""
        language = get_language()
        kept = self._names.get(language)
        if kept is None:
            kept = self._names[language] = names_of_values(actor, self.values)
        return kept


_kept: dict[tuple[int, str], Desk] = {}


def desk_of(actor: Actor, scope: SearchScope, mark: str) -> Desk:
    """The desk for an actor. No query when it is kept; one and one per kind of thing when it has to be made."""
    key = (scope.tenant_id, scope.audience.value)
    kept = _kept.get(key)
    if kept is not None and _serves(kept, mark):
        return kept
    made = Desk(
        sheets={source.kind: sheet_of(source.titles(actor)) for source in registry},
        values=_values(scope),
        mark=mark,
        day=timezone.localdate(),
        made_at=time.monotonic(),
    )
    _kept.pop(key, None)
    while _kept and sum(desk.titles for desk in _kept.values()) + made.titles > _TITLES_KEPT:
        _kept.pop(next(iter(_kept)))
    _kept[key] = made
    return made


def _serves(kept: Desk, mark: str) -> bool:
    if kept.day != timezone.localdate():  # dates of publication pass at midnight
        return False
    return kept.mark == mark or (kept.titles > _LARGE_DESK and time.monotonic() - kept.made_at < _STALE_SECONDS)


def _values(scope: SearchScope) -> dict[str, Counter[str]]:
    documents = Document.objects.filter(audience__in=scope.audiences).order_by()
    return values_of(documents.values_list("facets", flat=True))
