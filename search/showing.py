"""Turn the rows of one page into hits, read live for the actor who looks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from search.answering import Answer
from search.engines.port import Row
from search.highlights import excerpt, marked
from search.models import Audience
from search.places.distance import Point
from search.query import MAX_SPOTS, Hit, SearchQuery, SearchResult, Spot
from search.sources import Card, registry
from tenants.access import Actor

# Of an entry of another portal the index knows for whom it is here.
AUDIENCE_OF_PARTNERS = f"audience={Audience.PARTNERS}"


def hits_of(actor: Actor, answer: Answer, query: SearchQuery) -> tuple[Hit, ...]:
    """The hits of the page that was asked. What the actor may not see, or what is gone, is no hit.

    Costs what the sources need to read a page, whatever was found.
    """
    start = (query.page - 1) * query.page_size
    rows = answer.rows[start : start + query.page_size]
    cards = cards_of(actor, rows)
    tokens = answer.plan.tokens
    hits = []
    for row in rows:
        card = cards.get((row.kind, row.object_id))
        if card is None:
            continue
        hits.append(
            Hit(
                kind=row.kind,
                object_id=row.object_id,
                uid=card.uid,
                external_id=card.external_id,
                title=card.title,
                title_fragments=marked(card.title, tokens),
                summary_fragments=excerpt(card.summary, tokens),
                score=answer.scores.get(row.key),
                distance_km=answer.distance(row),
                open_now=answer.narrowing.is_open(row),
                partners_only=card.partners_only or AUDIENCE_OF_PARTNERS in row.facets,
            )
        )
    return tuple(hits)


def spots_of(actor: Actor, answer: Answer) -> tuple[Spot, ...]:
    """Where the results of all pages are, the first MAX_SPOTS of them, in their order.

    Read live: the index may still have the pin of a place that is secret since. One query per kind that has pins.
    """
    rows = [row for row in answer.rows if row.latitude is not None and row.longitude is not None][:MAX_SPOTS]
    points: dict[str, dict[int, Point]] = defaultdict(dict)
    for row in rows:
        points[row.kind][row.object_id] = Point(row.latitude, row.longitude)  # type: ignore[arg-type]  # not None
    pins = {
        (source.kind, object_id): pin
        for source in registry.known(sorted(points))
        for object_id, pin in source.pins(actor, points[source.kind]).items()
    }
    found = ((row, pins.get((row.kind, row.object_id))) for row in rows)
    return tuple(
        Spot(row.kind, pin.uid, pin.point.latitude, pin.point.longitude, pin.title, answer.narrowing.is_open(row))
        for row, pin in found
        if pin
    )


def cards_of(actor: Actor, rows: Sequence[Row]) -> dict[tuple[str, int], Card]:
    """What the hits of these rows say, as far as the actor may see them, in the order of the rows."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        wanted[row.kind].append(row.object_id)
    found = {
        (source.kind, object_id): card
        for source in registry.known(sorted(wanted))
        for object_id, card in source.cards(actor, wanted[source.kind]).items()
    }
    order = [(row.kind, row.object_id) for row in rows]
    return {each: found[each] for each in order if each in found}


def with_things(actor: Actor, result: SearchResult) -> SearchResult:
    """The same result with the things themselves in its hits, for a page that shows more of them than a title and
    a text.

    What the actor may not see any more is left out. Costs what the sources need for one page.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for hit in result.hits:
        wanted[hit.kind].append(hit.object_id)
    things = {
        (source.kind, object_id): thing
        for source in registry.known(sorted(wanted))
        for object_id, thing in source.things(actor, wanted[source.kind]).items()
    }
    hits = (replace(hit, thing=things.get((hit.kind, hit.object_id))) for hit in result.hits)
    return replace(result, hits=tuple(hit for hit in hits if hit.thing is not None))
