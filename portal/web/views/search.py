"""The list of results, and the larger map of the same question."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.web.composing.asked import Asked
from portal.web.composing.cards import numbered
from portal.web.composing.map import LARGE, SMALL, Size
from portal.web.composing.results import map_page, results_page
from portal.web.composing.results_map import map_of_answer
from portal.web.composing.translated import result_in_language_of_page, suggestions_in_language_of_page
from portal.web.pages.cards import Card
from portal.web.pages.map import MapFigure
from search.api import note_unanswered, search, with_things
from search.guiding import related_topics
from search.places.towns import towns_of
from search.query import SearchResult
from tenants.access import can, guarded
from tenants.http import PortalRequest


@guarded("map_entry_public.read")
def results(request: PortalRequest) -> HttpResponse:
    """What was asked stands in the address; the answer depends on it, on the actor and on the clock alone."""
    asked = Asked.read(request.GET)
    answer = _answer(request, asked, SMALL)
    note_unanswered(answer.found)
    dense = can(request.actor, "map_entry_partners.read").allowed
    # The list itself leads on when there is one.
    related = () if answer.cards else suggestions_in_language_of_page(related_topics(request.actor, answer.found))
    page = results_page(asked, answer.found, answer.cards, answer.figure, dense=dense, related=related)
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Hulp zoeken"), "")]
    return render(request, "web/results.html", {"page": page, "breadcrumb": breadcrumb})


@guarded("map_entry_public.read")
def large_map(request: PortalRequest) -> HttpResponse:
    """The map with room, and the same numbers in a short list beside it."""
    asked = Asked.read(request.GET)
    answer = _answer(request, asked, LARGE)
    page = map_page(asked, answer.found, answer.cards, answer.figure)
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Hulp zoeken"), asked.address()), (_("Kaart"), "")]
    return render(request, "web/results_map.html", {"page": page, "breadcrumb": breadcrumb})


@dataclass(frozen=True)
class _Answer:
    found: SearchResult
    cards: tuple[Card, ...]
    figure: MapFigure | None


def _answer(request: PortalRequest, asked: Asked, size: Size) -> _Answer:
    found = result_in_language_of_page(with_things(request.actor, search(request.actor, asked.query())))
    cards, spots = numbered(found.hits, timezone.localdate())
    towns = towns_of(request.tenant.municipality_codes)
    return _Answer(found, cards, map_of_answer(request.tenant, asked, found, spots, towns, size))
