"""The running meeting: for who runs it, and for who sits at the table with own items only."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from portal.agendas import policies, selectors, services
from portal.agendas.forms.writing import MinutesForm
from portal.agendas.views.clock import clock_of
from portal.agendas.views.present import present
from portal.meetings import selectors as meetings
from portal.meetings.views.trail import trail
from tenants.access import guarded, require
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_safe
@guarded("meeting.read")
def run(request: PortalRequest, uid: UUID) -> HttpResponse:
    """What lies on the table, when this actor hears it; else that they wait."""
    page = meetings.meeting_page(request.actor, uid)
    agenda = selectors.agenda(request.actor, page.meeting)
    line = agenda.running
    item = selectors.item_page(request.actor, line.uid) if line is not None and line.uid is not None else None
    writes = item is not None and "write" in item.steps
    context = {
        "page": page,
        "meeting": page.meeting,
        "agenda": agenda,
        "line": line,
        "number": agenda.lines.index(line) + 1 if line is not None else 0,
        "item": item,
        "form": MinutesForm(page=item) if item is not None and writes else None,
        "hearing": item.hearing if item is not None else None,
        "clock": clock_of(line),
        "now": timezone.now(),
        "there": present(page),
        "breadcrumb": trail(_("Bespreking"), page.meeting),
    }
    return render(request, "agendas/run.html", context)


@require_safe
@guarded("meeting.read")
def live(request: PortalRequest, uid: UUID) -> HttpResponse:
    """The order, the clock and the table anew: no text of an item, so that looking again is no reading."""
    page = meetings.meeting_page(request.actor, uid)
    agenda = selectors.agenda(request.actor, page.meeting)
    line = agenda.running
    found = None
    if line is not None and line.uid is not None:
        found = selectors.hearing_of(request.actor, line.uid)
    context = {"meeting": page.meeting, "agenda": agenda, "line": line, "hearing": found, "clock": clock_of(line)}
    return render(request, "agendas/parts/live.html", context)


@require_POST
@guarded("meeting.read")
def put_in_order(request: PortalRequest, uid: UUID) -> HttpResponse:
    now, before = services.put_in_order(request.actor, meeting=uid)
    spared = before.waiting - now.waiting
    said = ngettext(
        "De agenda staat op volgorde. Samen wachten de teams %(n)s minuut minder.",
        "De agenda staat op volgorde. Samen wachten de teams %(n)s minuten minder.",
        spared,
    ) % {"n": spared}
    messages.success(request, said if spared > 0 else _("De agenda staat al op de beste volgorde."))
    return redirect("meetings:meeting", uid=uid)


@require_POST
@guarded("meeting.read")
def next_item(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = meetings.meeting_page(request.actor, uid)
    require(policies.may_lead(request.actor, page.meeting))
    try:
        found = services.next_item(request.actor, meeting=uid)
    except Invalid as wrong:
        messages.error(request, wrong.message)
    else:
        if found is None:
            messages.success(request, _("Alle punten zijn besproken."))
    return redirect("agendas:run", uid=uid)
