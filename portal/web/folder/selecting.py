"""Which services stand in a folder: found by topic and place, or chosen by hand. Always of what the reader may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from portal.socialmap.selectors import ServiceCard, Topic, service_cards
from portal.web.composing.places import Place
from portal.web.composing.translated import in_language_of_page
from portal.web.folder.asking import MOST_SERVICES, Question
from search.api import search
from search.places.towns import District
from search.query import MAX_PAGE_SIZE, SearchQuery
from tenants.access import Actor, anonymous, can


@dataclass(frozen=True)
class Selected:
    """The services of a folder in their order, in the language of the page."""

    cards: tuple[ServiceCard, ...]
    total: int
    missing: int = 0


def reader_of(actor: Actor, question: Question) -> Actor:
    """For whom the folder is: for everybody, unless somebody who may read it asks for what partners see.

    A professional who makes a folder for residents must not hand out what is for partners alone.
    """
    return actor if shows_partners(actor, question) else anonymous(actor.tenant)


def shows_partners(actor: Actor, question: Question) -> bool:
    return question.partners and can(actor, "map_entry_partners.read").allowed


def selected(
    actor: Actor,
    question: Question,
    *,
    topics: Sequence[Topic],
    places: Mapping[str, Place],
    districts: Mapping[str, District],
    alone: bool,
) -> Selected:
    """The services of this folder, at most two hundred.

    Args:
        actor: who asks; the folder holds what `reader_of` may see.
        topics: the life domains; an unknown one finds nothing.
        places: the places of the portal by their word in the address.
        districts: its districts by postcode.
        alone: it is the one municipality of the portal, so that everything is for its people.

    Costs one search (two above a hundred), ten queries for the cards, and one in another language than Dutch.
    """
    reader = reader_of(actor, question)
    if question.chosen:
        found = {card.uid: card for card in service_cards(reader, uids=question.chosen).values()}
        cards = tuple(found[uid] for uid in question.chosen if uid in found)
        return Selected(in_language_of_page(cards), len(cards), len(question.chosen) - len(cards))
    asked = _query(question, topics, places, districts, alone)
    if asked is None:
        return Selected((), 0)
    uids, total = _found(reader, asked)
    by_uid = {card.uid: card for card in service_cards(reader, uids=uids).values()} if uids else {}
    return Selected(in_language_of_page(tuple(by_uid[uid] for uid in uids if uid in by_uid)), total)


def _query(
    question: Question,
    topics: Sequence[Topic],
    places: Mapping[str, Place],
    districts: Mapping[str, District],
    alone: bool,
) -> SearchQuery | None:
    """The question as search understands it; none when it names what is not there."""
    facets = {"kind": frozenset({"service"})}
    if question.topic:
        if question.topic not in {topic.code for topic in topics}:
            return None
        facets["topic"] = frozenset({question.topic})
    if question.district:
        if question.district not in districts:
            return None
    elif question.place:
        place = places.get(question.place)
        if place is None:
            return None
        if not place.is_municipality:
            facets["place"] = frozenset({place.name})
        elif not alone:
            facets["municipality"] = frozenset({place.name})
    if not question.asks_something:
        return None
    return SearchQuery(
        facets=facets,
        near=question.district,
        radius_km=float(question.radius) if question.district else None,
        page_size=MAX_PAGE_SIZE,
        with_facets=False,
    )


def _found(reader: Actor, asked: SearchQuery) -> tuple[tuple[UUID, ...], int]:
    first = search(reader, asked)
    hits = first.hits
    if first.total.value > MAX_PAGE_SIZE:
        hits += search(reader, replace(asked, page=2)).hits
    return tuple(hit.uid for hit in hits)[:MOST_SERVICES], first.total.value
