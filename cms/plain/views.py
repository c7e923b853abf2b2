"""Reads a text for the panel beside the editor, and a page as it was last saved for who has no script."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cms.pages.models import BasePage
from cms.plain.checks import read
from cms.plain.forms import pieces_sent
from cms.plain.pages import reading_of
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_POST
@guarded("page_published.change")
def look(request: PortalRequest) -> HttpResponse:
    """The hints for the texts of a form, as the panel shows them. Nothing is kept."""
    try:
        reading = read(pieces_sent(request.body))
    except Invalid as wrong:
        return JsonResponse({"error": wrong.message}, status=422)
    shown = render_to_string("cms_plain/reading.html", {"reading": reading}, request)
    return JsonResponse({"count": reading.count, "html": shown})


@require_GET
@guarded("page_published.change")
def page(request: PortalRequest, page_id: int) -> HttpResponse:
    """The hints for the last draft of a page. Three queries beside those of the frame."""
    found = BasePage.objects.get_or_not_found(pk=page_id).specific.get_latest_revision_as_object()
    context = {
        "heading": _("Leesbaarheid"),
        "icon": "pilcrow",
        "page": found,
        "reading": reading_of(found),
    }
    return render(request, "cms_plain/page.html", context)
