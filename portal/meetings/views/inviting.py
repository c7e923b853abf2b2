"""Asking people, taking that back, and ticking who is there."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.forms.people import show
from portal.meetings import selectors, services
from portal.meetings.forms.answering import DoorForm, InviteForm
from portal.meetings.policies import may_organise
from portal.meetings.views.trail import person_choices, team_choices, trail
from tenants.access import guarded, require
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def invite(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.meeting_page(request.actor, uid)
    require(may_organise(request.actor, "invite", page.meeting))
    teams, people = team_choices(request.actor), person_choices(request.actor)
    form = InviteForm(request.POST or None, teams=teams, people=people)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.invite(
                request.actor,
                uid=uid,
                teams=[UUID(each) for each in given["teams"]],
                people=[UUID(each) for each in given["people"]],
            )
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Zij staan op de lijst."))
            return redirect("meetings:meeting", uid=uid)
    context = {"form": form, "page": page, "breadcrumb": trail(_("Uitnodigen"), page.meeting)}
    return render(request, "meetings/invite.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("meeting.change")
def uninvite(request: PortalRequest, uid: UUID, invitation: UUID) -> HttpResponse:
    try:
        services.uninvite(request.actor, uid=uid, invitation=invitation)
    except Invalid as wrong:
        messages.error(request, wrong.message)
    else:
        messages.success(request, _("De uitnodiging is ingetrokken."))
    return redirect("meetings:meeting", uid=uid)


@require_safe
@guarded("meeting.read")
def attendance(request: PortalRequest, uid: UUID) -> HttpResponse:
    return _attendance(request, uid)


@require_POST
@guarded("meeting.read")
def arrived(request: PortalRequest, uid: UUID, invitation: UUID) -> HttpResponse:
    return _ticked(request, uid, lambda: services.arrived(request.actor, uid=uid, invitation=invitation))


@require_POST
@guarded("meeting.read")
def left(request: PortalRequest, uid: UUID, invitation: UUID) -> HttpResponse:
    mistake = request.POST.get("vergissing") == "ja"
    return _ticked(
        request, uid, lambda: services.left(request.actor, uid=uid, invitation=invitation, by_mistake=mistake)
    )


@require_POST
@guarded("meeting.read")
def came_along(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.meeting_page(request.actor, uid)
    require(may_organise(request.actor, "attendance", page.meeting))
    form = DoorForm(request.POST, teams=team_choices(request.actor))
    if not form.is_valid():
        return _attendance(request, uid, form)
    team = UUID(form.cleaned_data["team"])
    return _ticked(request, uid, lambda: services.came_along(request.actor, uid=uid, team=team))


def _ticked(request: PortalRequest, uid: UUID, step: Callable[[], object]) -> HttpResponse:
    try:
        step()
    except Invalid as wrong:
        messages.error(request, wrong.message)
    return redirect("meetings:attendance", uid=uid)


def _attendance(request: PortalRequest, uid: UUID, wrong: DoorForm | None = None) -> HttpResponse:
    page = selectors.meeting_page(request.actor, uid)
    require(may_organise(request.actor, "attendance", page.meeting))
    context = {
        "page": page,
        "form": wrong if wrong is not None else DoorForm(teams=team_choices(request.actor)),
        "breadcrumb": trail(_("Aanwezigheid"), page.meeting),
    }
    return render(request, "meetings/attendance.html", context, status=422 if wrong is not None else 200)
