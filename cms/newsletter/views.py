"""Screens of the newsletter in the admin: counts, one issue before it goes, and how far it is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.newsletter import reading, services
from cms.newsletter.composing import letters_of
from portal.newsletter import services as room
from portal.newsletter.issues import ORIGINAL, framed
from portal.newsletter.selectors import figures
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.http import PortalRequest

NO_LINK = "#"  # a preview is nobody's, so nobody leaves by it


@require_safe
def overview(request: PortalRequest) -> HttpResponse:
    counted = figures(request.actor)
    context = {
        "heading": _("Nieuwsbrief"),
        "icon": "mail",
        "figures": counted,
        "languages": reading.in_languages(counted),
        "issues": reading.issues(request.actor),
        "most": reading.MOST,
    }
    return render(request, "cms_newsletter/overview.html", context)


@require_safe
def issue(request: PortalRequest, page_id: int) -> HttpResponse:
    found = reading.issue(request.actor, page_id)
    previews = [(each, _text(request, found, each.code)) for each in found.languages]
    context = {"heading": found.title, "icon": "mail", "issue": found, "previews": previews}
    return render(request, "cms_newsletter/issue.html", context)


@require_safe
def mail(request: PortalRequest, page_id: int) -> HttpResponse:
    """The letter as a mail program shows it, for the frame on the page of the issue."""
    asked = request.GET.get("taal", ORIGINAL)
    letter = letters_of(reading.newsletter(page_id), [asked]).get(asked)
    if letter is None:
        raise NotFound()
    with translation.override(letter.language):
        _plain, html = framed(request.tenant, letter, NO_LINK)
    return HttpResponse(html)


@require_POST
def proof(request: PortalRequest, page_id: int) -> HttpResponse:
    try:
        address = services.send_proof(request.actor, page_id=page_id, language=request.POST.get("language", ORIGINAL))
    except (Refused, Invalid) as said:
        messages.error(request, said.message)
    else:
        messages.success(request, _("De proef gaat naar %(address)s.") % {"address": address})
    return redirect("cms_newsletter:issue", page_id)


@require_POST
def send(request: PortalRequest, page_id: int) -> HttpResponse:
    given = request.POST
    try:
        services.send_issue(request.actor, page_id=page_id, seen=given.get("seen", ""), sure=bool(given.get("sure")))
    except (Refused, Stale, Invalid) as said:
        messages.error(request, said.message)
    else:
        messages.success(request, _("De nieuwsbrief wordt nu verstuurd."))
    return redirect("cms_newsletter:issue", page_id)


@require_POST
def stop(request: PortalRequest, page_id: int) -> HttpResponse:
    try:
        room.stop_mailing(request.actor, issue=reading.newsletter(page_id).translation_key)
    except Refused as said:
        messages.error(request, said.message)
    else:
        messages.success(request, _("Het versturen is gestopt. Wie de mail al kreeg, houdt hem."))
    return redirect("cms_newsletter:issue", page_id)


def _text(request: PortalRequest, found: reading.Issue, code: str) -> str:
    with translation.override(code):
        return framed(request.tenant, found.letters[code], NO_LINK)[0]
