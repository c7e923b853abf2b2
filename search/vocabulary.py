"""The words of a tenant's index as one audience may know them: for the analysis and for the ranking."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from search.analysis.translated_words import is_translated
from search.analysis.vocabulary import WordShelf
from search.models import Audience, IndexedWord, IndexState, WordForm
from search.policy import SearchScope
from search.profiles import FIELDS
from search.ranking import Statistics
from search.statements import any_of, as_one, fetched

# A shelf of many words is not read again at each save of an editor: a new word then waits so long for being "meant".
_LARGE_SHELF, _STALE_SECONDS = 5_000, 60.0
_SHELVES_KEPT = 16
_FREQUENCIES = {
    Audience.PUBLIC: "SELECT text, public_count FROM search_indexedword WHERE tenant_id = %s AND form = %s AND ",
    Audience.PARTNERS: "SELECT text, all_count FROM search_indexedword WHERE tenant_id = %s AND form = %s AND ",
}


@dataclass
class IndexVocabulary:
    """Implements analysis.Vocabulary. Remembers what it asked, so that a question costs one query for its words."""

    scope: SearchScope
    _known: dict[str, int] = field(default_factory=dict)

    def frequencies(self, tokens: Iterable[str]) -> Mapping[str, int]:
        wanted = set(tokens)
        missing = wanted - self._known.keys()
        if missing:
            self._known.update(dict.fromkeys(missing, 0))
            values = [self.scope.tenant_id, WordForm.TOKEN.value, as_one(sorted(missing))]
            self._known.update(fetched(_FREQUENCIES[self.scope.audience] + any_of("text"), values))
        return {token: self._known[token] for token in wanted}

    def shelf(self) -> WordShelf:
        return _shelf(self.scope, self.state.mark if self.state else None, self._count)

    def statistics(self, tokens: Iterable[str]) -> Statistics:
        """What the ranking needs to know for these tokens."""
        state, public = self.state, self.scope.audience is Audience.PUBLIC
        if state is None:
            return Statistics(0, (1.0,) * len(FIELDS), {})
        documents = max(1, state.public_documents if public else state.all_documents)
        lengths = state.public_lengths if public else state.all_lengths
        averages = tuple(max(1.0, length / documents) for length in lengths)
        return Statistics(documents, averages, self.frequencies(tokens))

    @cached_property
    def state(self) -> IndexState | None:
        """The state of the index; None when nothing was ever indexed. One query."""
        state: IndexState | None = IndexState.objects.first()
        return state

    @property
    def _count(self) -> str:
        return "public_count" if self.scope.audience is Audience.PUBLIC else "all_count"


def mark_of_index(scope: SearchScope) -> str:
    """The mark that changes with every change of the index, as the driver gives it; empty when nothing was ever
    indexed. One query, written out: it is asked at every letter that somebody types."""
    found = fetched("SELECT mark FROM search_indexstate WHERE tenant_id = %s", [scope.tenant_id])
    return str(found[0][0]) if found else ""


@dataclass(frozen=True)
class _KeptShelf:
    mark: UUID | None
    read_at: float
    shelf: WordShelf


_kept: dict[tuple[int, str], _KeptShelf] = {}


def _shelf(scope: SearchScope, mark: UUID | None, count: str) -> WordShelf:
    """The shelf of a scope, kept per process as long as the index did not change (or not long, for a large one)."""
    key = (scope.tenant_id, count)
    kept = _kept.get(key)
    if kept is not None and (kept.mark == mark or _is_fresh_enough(kept)):
        return kept.shelf
    words: dict[str, dict[str, int]] = {WordForm.TOKEN: {}, WordForm.WORD: {}}
    for form, text, documents in IndexedWord.objects.filter(**{f"{count}__gt": 0}).values_list("form", "text", count):
        if not is_translated(text):  # a word of another language is never what a Dutch one was meant to be
            words[form][text] = documents
    shelf = WordShelf(words[WordForm.WORD], words[WordForm.TOKEN])
    while len(_kept) >= _SHELVES_KEPT:
        _kept.pop(next(iter(_kept)))
    _kept[key] = _KeptShelf(mark, time.monotonic(), shelf)
    return shelf


def _is_fresh_enough(kept: _KeptShelf) -> bool:
    return len(kept.shelf.words) > _LARGE_SHELF and time.monotonic() - kept.read_at < _STALE_SECONDS
