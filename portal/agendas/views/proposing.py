"""Bringing something to the table."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.accounts.forms.people import show
from portal.agendas import policies, services
from portal.agendas.forms.proposing import ProposeForm
from portal.agendas.views.trail import case_choices
from portal.agendas.words import ItemKind, ItemState
from portal.meetings import selectors as meetings
from portal.meetings.views.trail import trail
from tenants.access import guarded, require
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.read")
def propose(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = meetings.meeting_page(request.actor, uid)
    require(policies.may_propose(request.actor, page.meeting, about_a_case=False))
    may_case = bool(policies.may_propose(request.actor, page.meeting, about_a_case=True))
    cases = case_choices(request.actor) if may_case else []
    first = {"kind": ItemKind.CASE if may_case else ItemKind.QUESTION, "emergency": "spoed" in request.GET}
    form = ProposeForm(request.POST or None, cases=cases, may_case=may_case, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            item = services.propose(request.actor, meeting=uid, proposal=form.proposal())
        except Invalid as wrong:
            show(form, wrong)
        else:
            admitted = item.state == ItemState.ADMITTED
            messages.success(
                request,
                _("Het punt staat op de agenda.")
                if admitted
                else _("Het punt is voorgesteld. De voorzitter krijgt bericht."),
            )
            return redirect("meetings:meeting", uid=uid)
    context = {"form": form, "page": page, "breadcrumb": trail(_("Punt voorstellen"), page.meeting)}
    return render(request, "agendas/propose.html", context, status=422 if form.errors else 200)
