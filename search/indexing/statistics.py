"""The statistics of an index: exact, and changed in the same transaction as the documents.

Words are added to what is counted (INSERT .. ON CONFLICT .. SET n = n + change), in the order of the words: two
editors who save at the same time wait for each other, and never in a circle.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from uuid import uuid4

from django.db import connection

from search.analysis import ANALYSIS_VERSION
from search.models import Audience, Document, DocumentProfile, IndexedWord, IndexState, WordForm
from search.profiles import FIELDS, tokens_of, unpack
from tenants.context import current_tenant

_BATCH = 150
Row = tuple[int, str, str, int, int]
_COUNT = (
    "INSERT INTO search_indexedword (tenant_id, form, text, public_count, all_count) VALUES {rows}"
    " ON CONFLICT (tenant_id, form, text) DO UPDATE SET"
    " public_count = search_indexedword.public_count + excluded.public_count,"
    " all_count = search_indexedword.all_count + excluded.all_count"
)


@dataclass
class Totals:
    """How many documents, and how long their fields are together, for one audience."""

    documents: int = 0
    lengths: list[int] = field(default_factory=lambda: [0] * len(FIELDS))

    def add(self, lengths: Sequence[int], times: int) -> None:
        self.documents += times
        self.lengths = [total + times * length for total, length in zip(self.lengths, lengths, strict=True)]


@dataclass
class Change:
    """What some documents add to (or take from) the statistics."""

    public: Totals = field(default_factory=Totals)
    everything: Totals = field(default_factory=Totals)
    public_words: Counter[tuple[str, str]] = field(default_factory=Counter)
    all_words: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, document: Document, profile: DocumentProfile, *, times: int) -> None:
        """Count a document this many times; -1 takes it out."""
        opened = unpack(profile.packed)
        words = [(WordForm.TOKEN.value, token) for token in tokens_of(profile.packed)]
        words += [(WordForm.WORD.value, word) for word in profile.words.split()]
        self.everything.add(opened.lengths, times)
        for word in words:
            self.all_words[word] += times
        if document.audience == Audience.PUBLIC:
            self.public.add(opened.lengths, times)
            for word in words:
                self.public_words[word] += times


def apply_change(change: Change) -> None:
    """Add a change to the statistics of the active tenant."""
    if not change.all_words and not change.everything.documents:
        return
    _count_words(change)
    state, _new = IndexState.objects.get_or_create(
        tenant=current_tenant(), defaults={"analysis_version": ANALYSIS_VERSION}
    )
    state = IndexState.objects.locked().get(pk=state.pk)
    state.mark = uuid4()
    state.public_documents += change.public.documents
    state.all_documents += change.everything.documents
    state.public_lengths = _summed(state.public_lengths, change.public.lengths)
    state.all_lengths = _summed(state.all_lengths, change.everything.lengths)
    state.save()


def forget_statistics() -> None:
    """Begin the statistics of the active tenant afresh, for a rebuild."""
    IndexedWord.objects.all().delete()
    IndexState.objects.all().delete()


def _summed(kept: list[int], added: Sequence[int]) -> list[int]:
    return [one + other for one, other in zip(kept or [0] * len(FIELDS), added, strict=True)]


def _count_words(change: Change) -> None:
    tenant_id = current_tenant().pk
    rows = (
        (tenant_id, form, text, change.public_words[form, text], count)
        for (form, text), count in sorted(change.all_words.items())
        if count or change.public_words[form, text]
    )
    with connection.cursor() as cursor:
        for batch in _batches(rows):
            values = ", ".join(["(%s, %s, %s, %s, %s)"] * len(batch))
            cursor.execute(_COUNT.format(rows=values), [value for row in batch for value in row])


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
