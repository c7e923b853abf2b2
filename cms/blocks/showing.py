"""What live blocks show, from the search and the social map, for the actor of the page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils import timezone

from cms.blocks.choices import name_of_municipality
from portal.web.composing.asked import Asked
from portal.web.composing.cards import card_of_hit, numbered
from portal.web.composing.results import numbered_as_on_map
from portal.web.composing.results_map import map_of_answer
from portal.web.composing.translated import result_in_language_of_page
from portal.web.phones import Phone
from portal.web.remembering import remembered_search
from search.api import with_things
from search.models import Audience
from search.places.towns import towns_of
from search.query import SearchResult
from tenants.access import Actor, can

ON_MAP = 12
Shown = dict[str, Any]


def contact(value: Mapping[str, Any], context: Mapping[str, Any]) -> Shown:
    """Of an entry what the page gathered (`entries`, by uid); otherwise what the editor wrote."""
    if value.get("entry"):
        return {"card": context.get("entries", {}).get(value["entry"])}
    phone = value.get("phone") or ""
    return {"card": None, "phone": Phone.of(phone) if phone else None}


def asked_of(value: Mapping[str, Any]) -> Asked:
    """The search that a block asks."""
    facets = {facet: (str(value[facet]),) for facet in ("topic", "target", "audience") if value.get(facet)}
    if value.get("municipality"):
        facets["municipality"] = (name_of_municipality(value["municipality"]),)
    return Asked(text=value.get("words") or "", facets=facets)


def address_of_search(value: Mapping[str, Any], context: Mapping[str, Any]) -> str:
    """Where the link leads; nowhere for who would find nothing there, because only partners see it."""
    actor, asked = context.get("actor"), asked_of(value)
    for_partners = asked.facets.get("audience") == (Audience.PARTNERS,)
    if for_partners and not (actor is not None and can(actor, "map_entry_partners.read")):
        return ""
    return asked.address()


def services(value: Mapping[str, Any], context: Mapping[str, Any], *, most: int) -> Shown:
    """The first services of a theme as cards, and where all of them are. As many queries as a search."""
    actor, asked = context.get("actor"), asked_of(value)
    if actor is None or not value.get("topic"):
        return {"cards": (), "address": ""}
    found = _found(actor, asked, min(value.get("most") or most, most))
    today = timezone.localdate()
    return {
        "cards": tuple(card_of_hit(hit, today) for hit in found.hits),
        "address": asked.address() if found.total.value > len(found.hits) else "",
        "total": found.total,
    }


def map_of_topic(value: Mapping[str, Any], context: Mapping[str, Any]) -> Shown:
    """The map with the first services of a theme by number; the list beside it says the same."""
    actor, asked = context.get("actor"), asked_of(value)
    if actor is None or not value.get("topic"):
        return {"map": None, "cards": ()}
    found = _found(actor, asked, ON_MAP)
    cards, spots = numbered(found.hits, timezone.localdate())
    figure = map_of_answer(actor.tenant, asked, found, spots, towns_of(actor.tenant.municipality_codes))
    return {
        "map": replace(figure, large=asked.address("web:search_map")) if figure else None,
        "cards": numbered_as_on_map(cards, figure),
        "address": asked.address(),
    }


def _found(actor: Actor, asked: Asked, most: int) -> SearchResult:
    query = replace(asked.query(page_size=most), kind="service", with_facets=False)
    return result_in_language_of_page(with_things(actor, remembered_search(actor, query)))
