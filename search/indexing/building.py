"""From the documents of the sources to rows of the index, with the statistics of its words kept exact."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import transaction

from search.analysis import ANALYSIS_VERSION, surface_words
from search.analysis.translated_words import translated_tokens
from search.engines.database import DatabaseEngine
from search.facets import written
from search.indexing.keys import document_key
from search.indexing.statistics import Change, apply_change, forget_statistics
from search.models import Document, DocumentProfile
from search.opening import packed as packed_opening
from search.profiles import FIELDS, pack
from search.sources import SearchDocument, Source, registry
from tenants.context import current_tenant

_BATCH = 500
# A word longer than this is no word: addresses, keys, slips of a keyboard.
_LONGEST_WORD = 40

Pair = tuple[Document, DocumentProfile]


@transaction.atomic
def rebuild() -> int:
    """Build the index of the active tenant anew from all sources.

    Returns:
        How many documents it holds.
    """
    engine, tenant = DatabaseEngine(), current_tenant()
    engine.remove(tenant.pk, list(Document.objects.values_list("pk", flat=True)))
    forget_statistics()
    return sum(_add(engine, source, source.documents()) for source in registry)


@transaction.atomic
def update(kind: str, object_ids: Collection[int]) -> None:
    """Bring these things of one kind up to date in the index, in the caller's transaction.

    What the source does not give any more is taken out. Costs a constant number of statements per 500 things.
    """
    engine, source = DatabaseEngine(), registry.of(kind)
    wanted = sorted(set(object_ids))
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        _take_out(engine, kind, batch)
        _add(engine, source, source.documents(batch))


def remove(kind: str, object_ids: Collection[int]) -> None:
    """Take these things out of the index of the active tenant."""
    wanted = sorted(set(object_ids))
    for start in range(0, len(wanted), _BATCH):
        _take_out(DatabaseEngine(), kind, wanted[start : start + _BATCH])


def _take_out(engine: DatabaseEngine, kind: str, object_ids: Collection[int]) -> None:
    documents = {each.pk: each for each in Document.objects.filter(kind=kind, object_id__in=object_ids)}
    if not documents:
        return
    profiles = DocumentProfile.objects.filter(pk__in=list(documents))
    change = Change()
    for profile in profiles:
        change.add(documents[profile.pk], profile, times=-1)
    engine.remove(current_tenant().pk, list(documents))
    apply_change(change)


def _add(engine: DatabaseEngine, source: Source, documents: Iterable[SearchDocument]) -> int:
    made, change = iter(documents), Change()
    while batch := list(islice(made, _BATCH)):
        pairs = list(_rows(source, batch))
        engine.write(pairs)
        for document, profile in pairs:
            change.add(document, profile, times=1)
    apply_change(change)
    return change.everything.documents


def _rows(source: Source, documents: Iterable[SearchDocument]) -> Iterator[Pair]:
    tenant = current_tenant()
    for given in documents:
        key = document_key(weight=given.weight, kind_code=source.code, object_id=given.object_id, tenant_id=tenant.pk)
        texts = {field: str(getattr(given, field)) for field in FIELDS}
        words = {word for text in texts.values() for word in surface_words(text) if len(word) <= _LONGEST_WORD}
        document = Document(
            id=key,
            tenant=tenant,
            kind=source.kind,
            object_id=given.object_id,
            audience=given.audience,
            visible_from=given.visible_from,
            visible_until=given.visible_until,
            facets=_facets(given),
            opening=packed_opening(given.opening) if given.opening else "",
            latitude=given.point.latitude if given.point else None,
            longitude=given.point.longitude if given.point else None,
            weight=given.weight,
        )
        packed = pack(texts, _translated(given))
        yield document, DocumentProfile(id=key, tenant=tenant, packed=packed, words=" ".join(sorted(words)))


def _translated(given: SearchDocument) -> dict[str, list[str]]:
    """The tokens of its translations by field, of all languages together: each tells of which it is."""
    return {
        field: [
            token
            for language, texts in given.translations.items()
            for token in translated_tokens(texts.get(field, ""), language)
        ]
        for field in FIELDS
    }


def _facets(given: SearchDocument) -> str:
    return " ".join(
        sorted({written(facet, value) for facet, values in given.facets.items() for value in values if value})
    )


def is_current() -> bool:
    """Whether the index of the active tenant was made by this version of the analysis."""
    from search.models import IndexState

    return bool(IndexState.objects.filter(analysis_version=ANALYSIS_VERSION).exists())
