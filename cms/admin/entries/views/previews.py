"""The page of an entry as it would be with its draft, for whom one chooses; and the map on which a pin is put."""

import copy
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_GET

from cms.admin.entries import pinning
from cms.admin.entries.composing import require_kind
from cms.admin.entries.showing import draft_shown, readers
from portal.socialmap.drafting import selectors, translating
from portal.web.composing.map import Town
from portal.web.views import socialmap
from search.places.towns import towns_of
from tenants.access import guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest

PAGES = {"service": ("web:service", socialmap.service), "organization": ("web:organisation", socialmap.organisation)}
READERS = {"resident": gettext_lazy("Bekijk als inwoner"), "partner": gettext_lazy("Bekijk als partner")}
SHAPES = {"phone": gettext_lazy("Telefoon"), "wide": gettext_lazy("Computer")}


@require_GET
@guarded("map_entry_public.change")
def preview(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    """The page in a frame, with choices of reader, width and language."""
    entity = require_kind(entity)
    if entity not in PAGES:
        raise NotFound()
    reader, shape = request.GET.get("reader", ""), request.GET.get("shape", "")
    language = request.GET.get("language", "")
    languages = {"nl": "Nederlands", **translating.languages_of(request.actor)}
    context = {
        "heading": _("Voorbeeld"),
        "icon": "view",
        "entity": entity,
        "uid": uid,
        "entry": selectors.entry_to_edit(request.actor, entity, uid),
        "reader": reader if reader in READERS else "resident",
        "shape": shape if shape in SHAPES else "phone",
        "language": language if language in languages else "nl",
        "readers": READERS.items(),
        "shapes": SHAPES.items(),
        "languages": languages.items(),
    }
    return render(request, "cms_admin/entries/preview.html", context)


@require_GET
@guarded("map_entry_public.change")
def page(request: PortalRequest, entity: str, uid: UUID, reader: str, language: str) -> HttpResponse:
    """The very page of the site, with the draft in it. What it needs is written, read, and rolled back."""
    entity = require_kind(entity)
    if entity not in PAGES or reader not in READERS:
        raise NotFound()
    if language != "nl" and language not in translating.languages_of(request.actor):
        raise NotFound()
    name, view = PAGES[entity]
    with override(language):
        seen = copy.copy(request)
        seen.actor = readers(request.actor)[reader]
        seen.LANGUAGE_CODE = language
        seen.path = seen.path_info = reverse(name, args=[uid])
        with draft_shown(request.actor, entity, uid):
            try:
                answer: HttpResponse = view(seen, uid)
            except NotFound:
                return render(request, "cms_admin/entries/not_for_reader.html", {"reader": READERS[reader]})
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
@guarded("map_entry_public.change")
def pin_map(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    """The picture for one view of the map; the pin is where the form has it."""
    selectors.entry_to_edit(request.actor, require_kind(entity), uid)
    try:
        view = pinning.View(float(request.GET["lat"]), float(request.GET["lon"]), int(request.GET["zoom"]))
        pin = (float(request.GET["plat"]), float(request.GET["plon"])) if "plat" in request.GET else None
    except (KeyError, ValueError) as error:
        raise NotFound() from error
    towns = [
        Town(each.name, each.point.latitude, each.point.longitude)
        for each in towns_of(request.tenant.municipality_codes)
    ]
    found = (
        pinning.drawn(request.tenant.setting("outlines", []), towns, view, pin) if view.zoom in pinning.ZOOMS else None
    )
    if found is None:
        raise NotFound()
    return render(request, "cms_admin/entries/pin_map.svg", {"map": found}, content_type="image/svg+xml")
