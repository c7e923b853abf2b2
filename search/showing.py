"""Turn the rows of one page into hits, read live for the actor who looks."""

from collections import defaultdict
from collections.abc import Sequence

from search.answering import Answer
from search.engines.port import Row
from search.highlights import excerpt, marked
from search.query import Hit, SearchQuery
from search.sources import Card, registry
from tenants.access import Actor


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
        # The index may be older than the hours: who asked for what is open now gets what is open now.
        if card is None or (query.open_now and not card.open_now):
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
                open_now=card.open_now,
                partners_only=card.partners_only,
                thing=card.thing,
            )
        )
    return tuple(hits)


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
