"""One's own meetings in one's own calendar: the page that gives the address, and what stands there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.meetings import calendars, selectors, services
from portal.meetings.selectors.feeds import entries_of_feed, own_feed
from portal.meetings.views.trail import trail
from portal.planning.calendar import published
from tenants.access import classified, guarded
from tenants.http import PortalRequest

MEDIA_TYPE = "text/calendar; charset=utf-8"


@require_safe
@guarded("meeting.read")
def calendar(request: PortalRequest) -> HttpResponse:
    feed = own_feed(request.actor)
    address = calendars.address_of(feed) if feed is not None else ""
    context = {"feed": feed, "address": address, "breadcrumb": trail(_("In uw agenda"))}
    return render(request, "meetings/calendar.html", context)


@require_POST
@guarded("meeting.read")
def make(request: PortalRequest) -> HttpResponse:
    services.make_feed(request.actor)
    messages.success(request, _("Hier is uw adres. Een ouder adres werkt niet meer."))
    return redirect("meetings:calendar")


@require_POST
@guarded("meeting.read")
def stop(request: PortalRequest) -> HttpResponse:
    services.stop_feed(request.actor)
    messages.success(request, _("Het adres werkt niet meer. Verwijder het ook uit uw agenda."))
    return redirect("meetings:calendar")


@require_safe
@guarded("meeting.read")
def one(request: PortalRequest, uid: UUID) -> HttpResponse:
    """One meeting as a file."""
    page = selectors.meeting_page(request.actor, uid)
    written = published([calendars.entry_of(page.meeting)], name=request.tenant.name)
    answer = HttpResponse(written, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="bijeenkomst.ics"'
    return answer


@require_safe
@classified("sign_in")
def feed(request: PortalRequest, uid: UUID, proof: str) -> HttpResponse:
    """What a calendar reads. The proof has 256 bits, so guesses are not counted."""
    found = entries_of_feed(uid, proof)
    answer = HttpResponse(published(found, name=request.tenant.name), content_type=MEDIA_TYPE)
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
