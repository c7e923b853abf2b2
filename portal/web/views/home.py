"""The front page, the topics, and the overview of somebody who signed in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.intake.selectors import counts as report_counts
from portal.socialmap.selectors import life_domains
from portal.web.composing import home as composing
from portal.web.composing.cards import card_of_hit
from portal.web.composing.translated import in_language_of_page, result_in_language_of_page
from portal.web.pages.cards import Card
from search.api import SearchQuery, search
from tenants.access import Actor, can, guarded
from tenants.http import PortalRequest

OPEN_SHOWN = 6
PARTNERS_SHOWN = 4


@guarded("page_published.read")
def home(request: PortalRequest) -> HttpResponse:
    """For everybody; somebody who signed in has an overview of their own beside it."""
    open_cards = _found(request.actor, SearchQuery(open_now=True, page_size=OPEN_SHOWN, with_facets=False))
    page = composing.home_page(request.tenant, in_language_of_page(life_domains(request.actor)), open_cards)
    return render(request, "web/home.html", {"page": page})


@guarded("map_entry_public.read")
def topics(request: PortalRequest) -> HttpResponse:
    found = composing.tiles(in_language_of_page(life_domains(request.actor)), told=True)
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Onderwerpen"), "")]
    return render(request, "web/topics.html", {"tiles": found, "breadcrumb": breadcrumb})


@guarded("own_account.read")
def overview(request: PortalRequest) -> HttpResponse:
    """What one can do here, by the matrix, and what only partners see."""
    partner_cards: tuple[Card, ...] = ()
    if can(request.actor, "map_entry_partners.read"):
        partners = SearchQuery(
            facets={"audience": frozenset({"partners"})}, page_size=PARTNERS_SHOWN, with_facets=False
        )
        partner_cards = _found(request.actor, partners)
    page = composing.overview_page(request.actor, partner_cards, report_counts(request.actor)["new"])
    return render(request, "web/overview.html", {"page": page})


def _found(actor: Actor, query: SearchQuery) -> tuple[Card, ...]:
    today = timezone.localdate()
    return tuple(card_of_hit(hit, today) for hit in result_in_language_of_page(search(actor, query)).hits)
