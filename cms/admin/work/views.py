"""Screens beside the first one: questions that found nothing, what visitors found, and help."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cms.admin.work.found import figures
from search.unanswered import unanswered_questions
from tenants.access import guarded
from tenants.http import PortalRequest


@require_GET
@guarded("map_transfer.read")
def questions(request: PortalRequest) -> HttpResponse:
    """What visitors looked for and did not find. One query beside those of the frame."""
    context = {
        "heading": _("Vragen zonder antwoord"),
        "icon": "search",
        "questions": unanswered_questions(request.actor),
    }
    return render(request, "cms_work/questions.html", context)


@require_GET
@guarded("page_published.change")
def show_found(request: PortalRequest) -> HttpResponse:
    """Where visitors found what they looked for. Three queries beside those of the frame."""
    context = {"heading": _("Heeft u gevonden wat u zocht?"), "icon": "help", "lines": figures(request.actor)}
    return render(request, "cms_work/found.html", context)


@require_GET
@guarded("page_published.change")
def show_help(request: PortalRequest) -> HttpResponse:
    return render(request, "cms_work/help.html", {"heading": _("Hulp"), "icon": "help"})
