"""The page of one municipality or town."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.socialmap.selectors import Topic
from portal.web.composing.asked import Asked
from portal.web.composing.home import open_now_section, tiles
from portal.web.composing.places import Place
from portal.web.composing.results import search_form
from portal.web.composing.results_map import map_of_answer
from portal.web.composing.topics import values_of
from portal.web.pages.places import PlacePage
from portal.web.pages.topics import Named
from search.places.towns import Town
from search.query import SearchResult
from tenants.models import Tenant


def asked_of_place(place: Place, *, alone: bool) -> Asked:
    """The search for everything of a place: what is for its people, or, of a town, what stands in it.

    Args:
        alone: it is the one municipality of the portal, so that everything is for its people.
    """
    services = {"kind": ("service",)}
    if place.is_municipality:
        return Asked(sort="open", facets=services | ({} if alone else {"municipality": (place.name,)}))
    return Asked(sort="open", facets={**services, "place": (place.name,)})


def place_page(
    tenant: Tenant,
    place: Place,
    asked: Asked,
    found: SearchResult,
    today: date,
    *,
    topics: Sequence[Topic],
    towns: Sequence[Town],
    others: Sequence[Place],
) -> PlacePage:
    """Everything that the page shows.

    Args:
        asked: the question of the page.
        found: its answer, in the order of opening.
        topics: all life domains.
        others: the places of the portal.
    """
    section = replace(
        open_now_section(found, today, replace(asked, sort=""), without=""),
        heading=_("Nu open in %(place)s") % {"place": place.name},
    )
    figure = map_of_answer(tenant, asked, found, [], towns)
    counts = {value.value: value.count for value in values_of(found, "topic")}
    here = [replace(topic, services=counts.get(topic.code, 0)) for topic in topics]
    return PlacePage(
        title=place.name,
        lead=_lead(place, found),
        form=search_form(Asked(near=place.name)),
        open_now=section,
        all_of_it=replace(asked, sort="").address(),
        tiles=tiles(here, near=place.name),
        map=replace(figure, large=replace(asked, sort="").address("web:search_map")) if figure else None,
        towns=tuple(Named(each.name, each.url) for each in others if _beside(place, each)),
    )


def _lead(place: Place, found: SearchResult) -> str:
    said = {"n": found.total.value, "place": place.name}
    if not found.total.exact:
        return _("Er zijn meer dan %(n)s soorten hulp in %(place)s.") % said
    return (
        ngettext("Er is %(n)s soort hulp in %(place)s.", "Er zijn %(n)s soorten hulp in %(place)s.", found.total.value)
        % said
    )


def _beside(place: Place, other: Place) -> bool:
    """The towns of a municipality; of a town its municipality and the other towns there; of one of several
    municipalities the others."""
    if other.slug == place.slug:
        return False
    return other.is_municipality or other.municipality == place.municipality
