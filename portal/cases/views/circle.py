"""The circle around a resident: inviting a team, seeing who is in, and going out of it."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.cases import selectors, services
from portal.cases.forms.circle import InviteForm, OtherTeamForm
from portal.cases.views.page import trail_of_case
from portal.consent.choosing import TeamChoice
from tenants.access import guarded, require
from tenants.errors import NotFound
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.change")
def circle(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Who is in; for the team of the contact person also who could come in, and why another team cannot."""
    if request.method == "POST":
        return _invite(request, uid)
    found = selectors.circle(request.actor, uid)
    page = selectors.case(request.actor, uid)
    form = OtherTeamForm(request.GET if "team" in request.GET else None, teams=found.others)
    context = {"case": page, "circle": found, "form": form, "breadcrumb": trail_of_case(page, _("Kring"))}
    if found.may_invite and form.is_bound and form.is_valid():
        context["other"] = TeamChoice(form.chosen)
        context["record"] = _recording(uid, form.chosen.uid)
        context["answer"] = selectors.may_join_without_a_record(request.actor, uid, form.chosen)
    return render(request, "cases/circle.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.change")
def leave(request: PortalRequest, uid: UUID, team: UUID) -> HttpResponse:
    """Asks first: the team is told, and it cannot come back by itself."""
    found = selectors.circle(request.actor, uid)
    member = next((each for each in found.members if each.team_uid == team), None)
    if member is None:
        raise NotFound()
    require(member.may_take_out)
    if request.method == "POST":
        services.leave_circle(request.actor, uid=uid, team_uid=team)
        if found.may_invite:
            said = _("%(team)s is uit de kring. Was dit niet de bedoeling? Nodig het team hieronder weer uit.")
            messages.success(request, said % {"team": member.team})
            return redirect("cases:circle", uid=uid)
        messages.success(request, _("Uw team is uit de kring. Het vaste aanspreekpunt krijgt bericht."))
        return redirect("cases:list")
    page = selectors.case(request.actor, uid)
    title = _("Uit de kring gaan") if member.own else _("Uit de kring halen")
    context = {"case": page, "member": member, "title": title, "breadcrumb": trail_of_case(page, title)}
    return render(request, "cases/leave_circle.html", context)


def _invite(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = InviteForm(request.POST)
    if not form.is_valid():
        raise NotFound()
    asked = form.cleaned_data
    row = services.invite_team(request.actor, uid=uid, team_uid=asked["team"], ground_uid=asked["ground"])
    said = _("%(team)s hoort nu bij de kring en krijgt bericht. Was dit niet de bedoeling? Haal het team er weer uit.")
    messages.success(request, said % {"team": row.team})
    return redirect("cases:circle", uid=uid)


def _recording(uid: UUID, team: UUID) -> str:
    """Where a record that names this team is made, and then back to the circle."""
    back = {"team": str(team), "terug": reverse("cases:circle", kwargs={"uid": uid})}
    return f"{reverse('consent:record', kwargs={'subject': uid})}?{urlencode(back)}"
