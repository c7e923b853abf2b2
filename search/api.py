"""Finding: what everybody calls. One typed question in, one typed result out, whatever engine holds the index."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import get_language

from search.analysis import QueryPlan, plan_query
from search.analysis.folding import words
from search.answering import Answer, answer_of
from search.engines.database import DatabaseEngine
from search.engines.port import SearchEngine
from search.facet_lists import facet_lists
from search.places.lookup import find_place, piece_of_map, shared_point
from search.policy import scope_of
from search.query import MAX_PAGE, MAX_PAGE_SIZE, MAX_TEXT, ReadAs, SearchedPlace, SearchQuery, SearchResult, Suggestion
from search.showing import hits_of, spots_of, with_things
from search.suggesting import other_questions
from search.synonyms import tenant_synonyms
from search.typeahead.suggesting import suggestions
from search.unanswered import note_unanswered
from search.vocabulary import IndexVocabulary
from tenants.access import Actor


def search(
    actor: Actor, query: SearchQuery, *, engine: SearchEngine | None = None, now: datetime | None = None
) -> SearchResult:
    """Search the active tenant for what this actor may see.

    Args:
        actor: who asks; decides what can be found.
        query: the question.
        engine: where to look; the portal's own database when not given.
        now: the moment for which dates and opening hours are asked; this moment when not given.

    Returns:
        One page of results. Totals and facets are exact up to 10,000 matches, above that said to be lower bounds;
        without facets totals are counted up to 1,000. Everything in it was read, or confirmed, for this actor
        through the live data.

    Raises:
        NoTenant: no tenant is active.
        ForeignTenant: the actor is of another tenant.
        Refused: the actor may not search at all.

    Cost: about ten queries, whatever is found, and one for spots; see tests/search/finding/test_cost_in_queries.py.
    """
    query = _within_bounds(query)
    scope = scope_of(actor, now)
    engine = engine or DatabaseEngine()
    vocabulary = IndexVocabulary(scope)
    language = get_language() or "nl"
    plan = plan_query(query.text, vocabulary, tenant_synonyms(language), exact=query.exact, language=language)
    place = _place(query)
    answer = answer_of(
        actor,
        query,
        plan,
        vocabulary,
        engine=engine,
        point=place.point if place else None,
        piece=piece_of_map(query.box) if query.box else None,
    )
    hits = hits_of(actor, answer, query)
    correction = _read_as(query, plan, answer)
    return SearchResult(
        query=query,
        engine=engine.name,
        hits=hits,
        total=answer.total,
        facets=facet_lists(actor, answer) if query.with_facets else (),
        correction=correction,
        suggestions=() if answer.rows else other_questions(actor, query, plan, vocabulary, engine=engine),
        place=place,
        spots=spots_of(actor, answer) if query.with_spots else (),
    )


def _within_bounds(query: SearchQuery) -> SearchQuery:
    """A question from outside may ask for anything; it gets what a reader can use."""
    return replace(
        query,
        text=query.text[:MAX_TEXT],
        page=min(max(1, query.page), MAX_PAGE),
        page_size=min(max(1, query.page_size), MAX_PAGE_SIZE),
        box=query.box if query.box and piece_of_map(query.box) else None,
    )


def _place(query: SearchQuery) -> SearchedPlace | None:
    """The place of a question: the one that was typed, or else where the visitor says to be."""
    if query.near:
        found = find_place(query.near)
        return SearchedPlace(query.near, found.name, found.point) if found else SearchedPlace(query.near)
    return SearchedPlace(point=shared_point(query.point)) if query.point else None


def _read_as(query: SearchQuery, plan: QueryPlan, answer: Answer) -> ReadAs | None:
    """The corrections that led to something: a word is shown only when a result that this actor may see holds it."""
    useful = [each for each in plan.corrections if answer.holds(each.tokens)]
    if not useful:
        return None
    text = query.text
    for each in useful:
        text = _replaced(text, each.written, each.read)
    return ReadAs(text, tuple((each.written, each.read) for each in useful))


def suggest(actor: Actor, text: str, *, limit: int = 8) -> tuple[Suggestion, ...]:
    """What somebody may mean who is still typing: services, topics, organisations and places, in that order.

    Args:
        actor: who types; everything told was read for them through the live data.
        text: what stands in the box; from two letters on there are suggestions.
        limit: how many at most, of all kinds together.

    Raises:
        NoTenant, ForeignTenant, Refused: as `search`.

    Cost: one query for each kind that begins so and one more, and bounded work in memory (see search.typeahead); five
    more and one for each kind after a change of the index.
    """
    return suggestions(actor, text[:MAX_TEXT], scope_of(actor), limit=limit)


def _replaced(text: str, written: str, read: str) -> str:
    """The text with each piece that folds to what was written read as it was meant."""
    pieces, wanted = text.split(), written.split()
    found: list[str] = []
    at = 0
    while at < len(pieces):
        same = words(" ".join(pieces[at : at + len(wanted)])) == wanted
        found.append(read if same else pieces[at])
        at += len(wanted) if same else 1
    return " ".join(found)


__all__ = ["SearchQuery", "SearchResult", "note_unanswered", "search", "suggest", "with_things"]
