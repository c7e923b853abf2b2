"""The page of a municipality or town."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.web.composing import place as composing
from portal.web.composing.places import places_of
from portal.web.composing.translated import result_in_language_of_page
from portal.web.remembering import remembered_search
from portal.web.views.topics import topics_of
from search.api import with_things
from search.places.towns import towns_of
from tenants.access import guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest

SHOWN = 6


@guarded("map_entry_public.read")
def place(request: PortalRequest, slug: str) -> HttpResponse:
    """What there is in one place: open now, by topic, on the map."""
    codes = request.tenant.municipality_codes
    towns = towns_of(codes)
    places = {each.slug: each for each in places_of(codes, towns)}
    if slug not in places:
        raise NotFound
    here = places[slug]
    asked = composing.asked_of_place(here, alone=len(codes) == 1)
    found = remembered_search(request.actor, asked.query(page_size=SHOWN))
    shown = result_in_language_of_page(with_things(request.actor, found))
    page = composing.place_page(
        request.tenant,
        here,
        asked,
        shown,
        timezone.localdate(),
        topics=topics_of(request.actor),
        towns=towns,
        others=tuple(places.values()),
    )
    breadcrumb = [(_("Home"), reverse("web:home")), (here.name, "")]
    return render(request, "web/place.html", {"page": page, "breadcrumb": breadcrumb})
