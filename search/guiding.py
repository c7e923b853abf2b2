"""Ways on from a list that is too long or empty: which facet narrows best, and topics near the question."""

from dataclasses import replace
from math import log2

from search.api import search
from search.query import Facet, SearchQuery, SearchResult, Suggestion, SuggestionKind
from tenants.access import Actor

TOPIC = "topic"
# So many values of a facet are shown where somebody is asked to choose; what comes after them helps nobody narrow.
_SHOWN = 6
# Less than this (half of a yes-or-no question) and choosing leaves about as much as there was.
_LEAST_GAIN = 0.5


def narrowing(result: SearchResult) -> Facet | None:
    """The facet that narrows this list best, with the values that give most; none when nothing narrows it.

    A value that everything has, or hardly anything, tells little; the gain of a facet is what choosing among its
    first values tells (the entropy of those values). Pure: everything comes from the counts of the result.
    """
    total = result.total.value
    free = [_first_values(facet) for facet in result.facets if not any(value.chosen for value in facet.values)]
    best = max(free, key=lambda facet: _gain(facet, total), default=None)
    return best if best and _gain(best, total) >= _LEAST_GAIN else None


def _first_values(facet: Facet) -> Facet:
    return replace(facet, values=facet.values[:_SHOWN])


def _gain(facet: Facet, total: int) -> float:
    shares = [min(1.0, value.count / total) for value in facet.values if value.count] if total else []
    return -sum(share * log2(share) for share in shares)


def related_topics(actor: Actor, result: SearchResult, *, limit: int = 4) -> tuple[Suggestion, ...]:
    """Topics near a question, those of most of its results first; when the choices or the place leave nothing, those of
    what is found without them.

    A question of which no word is known has none: the names of topics are words of every entry under them, so what
    meets a topic finds its entries.

    Cost: no query when something was found with facets; otherwise one more search.
    """
    query = result.query
    if not result.total.value and (query.chosen or query.near or query.point or query.box or query.open_now):
        result = search(actor, SearchQuery(text=query.text, exact=query.exact, page_size=1))
    chosen = query.chosen.get(TOPIC, frozenset())
    values = next((facet.values for facet in result.facets if facet.name == TOPIC), ())
    return tuple(
        Suggestion(SuggestionKind.TOPIC, value.label, value.value, facet=TOPIC)
        for value in values
        if value.count and value.value not in chosen
    )[:limit]
