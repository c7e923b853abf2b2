"""The list of results."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.web.composing.asked import Asked
from portal.web.composing.cards import numbered
from portal.web.composing.map import map_figure
from portal.web.composing.results import results_page
from search.api import note_unanswered, search, with_things
from tenants.access import guarded
from tenants.http import PortalRequest


@guarded("map_entry_public.read")
def results(request: PortalRequest) -> HttpResponse:
    """What was asked stands in the address; the answer depends on it, on the actor and on the clock alone."""
    asked = Asked.read(request.GET)
    found = with_things(request.actor, search(request.actor, asked.query()))
    note_unanswered(found)
    cards, spots = numbered(found.hits, timezone.localdate())
    page = results_page(asked, found, cards, map_figure(request.tenant.setting("outlines", []), spots))
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Hulp zoeken"), "")]
    return render(request, "web/results.html", {"page": page, "breadcrumb": breadcrumb})
