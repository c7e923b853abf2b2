"""The front page, and the overview of somebody who signed in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from portal.cases.selectors import count_to_review as openings_waiting
from portal.intake.selectors import count_waiting
from portal.intake.selectors import counts as report_counts
from portal.library.selectors.covenant import to_sign
from portal.library.selectors.questions import waiting as questions_waiting
from portal.resident.selectors import count_to_answer
from portal.web.composing import home as composing
from portal.web.composing.asked import USUAL_RADIUS, Asked
from portal.web.composing.cards import card_of_hit
from portal.web.composing.places import places_of
from portal.web.composing.translated import result_in_language_of_page
from portal.web.front import front_words
from portal.web.news import news_for
from portal.web.pages.cards import Card
from portal.web.remembering import remembered_search
from portal.web.views.topics import place_asked, topics_of
from search.api import SearchQuery, search, with_things
from search.places.towns import towns_of
from search.query import Sort
from tenants.access import Actor, can, guarded
from tenants.http import PortalRequest

OPEN_SHOWN = 6
NEWS_SHOWN = 3
PARTNERS_SHOWN = 4


@guarded("page_published.read")
def home(request: PortalRequest) -> HttpResponse:
    """For everybody; somebody who signed in has an overview of their own beside it."""
    actor, near = request.actor, place_asked(request)
    question = SearchQuery(
        near=near,
        radius_km=float(USUAL_RADIUS) if near else None,
        kind="service",
        sort=Sort.OPENING,
        page_size=OPEN_SHOWN,
        with_facets=False,
    )
    found = result_in_language_of_page(with_things(actor, remembered_search(actor, question)))
    codes = request.tenant.municipality_codes
    page = composing.home_page(
        request.tenant,
        topics_of(actor),
        composing.open_now_section(found, timezone.localdate(), Asked(near=near), without=reverse("web:home")),
        near=near,
        news=news_for(actor, NEWS_SHOWN),
        front=front_words(actor),
        places=places_of(codes, towns_of(codes)),
    )
    return render(request, "web/home.html", {"page": page})


@guarded("own_account.read")
def overview(request: PortalRequest) -> HttpResponse:
    """What one can do here, by the matrix, and what only partners see."""
    partner_cards: tuple[Card, ...] = ()
    if can(request.actor, "map_entry_partners.read"):
        partners = SearchQuery(
            facets={"audience": frozenset({"partners"})}, page_size=PARTNERS_SHOWN, with_facets=False
        )
        partner_cards = _found(request.actor, partners)
    asked = questions_waiting(request.actor)
    waiting = {
        "new_reports": report_counts(request.actor)["new"],
        "requests_waiting": count_waiting(request.actor),
        "covenants_to_accept": len(to_sign(request.actor)),
        "questions_to_answer": asked.to_answer,
        "questions_to_handle": asked.to_handle,
        "openings_to_review": openings_waiting(request.actor),
        "corrections_to_answer": count_to_answer(request.actor),
    }
    page = composing.overview_page(request.actor, partner_cards, waiting)
    return render(request, "web/overview.html", {"page": page})


def _found(actor: Actor, query: SearchQuery) -> tuple[Card, ...]:
    today = timezone.localdate()
    return tuple(card_of_hit(hit, today) for hit in result_in_language_of_page(search(actor, query)).hits)
