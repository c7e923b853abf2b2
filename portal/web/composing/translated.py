"""What the social map says, in the language of the page. Dutch pages cost nothing more; others one query each call."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from django.utils.translation import get_language

from portal.socialmap.selectors import ServiceCard
from portal.socialmap.selectors.translating import (
    DUTCH,
    Translated,
    Translations,
    in_language,
    translations_of,
    uids_of,
)
from portal.web.pages.found import FoundPage
from search.query import Facet, Fragment, Hit, SearchResult, Suggestion, SuggestionKind

V = TypeVar("V")
FACETS_OF_TERMS = frozenset({"topic", "target"})


def in_language_of_page(value: V) -> V:
    """A page, a card or a list of the social map; what nobody translated stays Dutch (`{% speaks %}` marks it)."""
    return in_language(value, _translations(uids_of([value])))


def result_in_language_of_page(found: SearchResult) -> SearchResult:
    """The answer of search: hits with their things, pins, and filters whose names are words of our lists."""
    if _language() == DUTCH:
        return found
    entries = [*(hit.uid for hit in found.hits), *(spot.uid for spot in found.spots)]
    translations = _translations([*entries, *uids_of(hit.thing for hit in found.hits)])
    return replace(
        found,
        hits=tuple(_hit(hit, translations) for hit in found.hits),
        spots=tuple(replace(spot, title=translations.of(spot.title)) for spot in found.spots),
        facets=tuple(_facet(facet, translations) for facet in found.facets),
    )


def suggestions_in_language_of_page(found: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    """What is suggested while somebody types."""
    if _language() == DUTCH:
        return found
    translations = _translations(UUID(each.target) for each in found if each.kind == SuggestionKind.SERVICE)
    return tuple(replace(each, title=translations.of(each.title)) for each in found)


def _language() -> str:
    return get_language() or DUTCH


def _translations(uids: Iterable[UUID]) -> Translations:
    return translations_of(_language(), uids)


def _hit(hit: Hit, translations: Translations) -> Hit:
    """A translated text is shown whole, without marks: what was searched for stands in the Dutch one."""
    thing = in_language(hit.thing, translations)
    if isinstance(thing, FoundPage):  # whoever has pages translates them
        return _with(hit, thing, thing.title, thing.summary)
    if isinstance(thing, ServiceCard):
        text = thing.summary
    else:
        text = translations.of("".join(fragment.text for fragment in hit.summary_fragments))
    return _with(hit, thing, translations.of(hit.title), text)


def _with(hit: Hit, thing: object, title: str, text: str) -> Hit:
    fragments = (Fragment(text),) if isinstance(text, Translated) else hit.summary_fragments
    return replace(hit, thing=thing, title=title, summary_fragments=fragments)


def _facet(facet: Facet, translations: Translations) -> Facet:
    if facet.name not in FACETS_OF_TERMS:
        return facet
    values = (replace(value, label=translations.of(value.label)) for value in facet.values)
    return replace(facet, values=tuple(values))
