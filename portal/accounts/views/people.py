"""People of my organisation: who works here, in which role, and inviting somebody."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.accounts import selectors
from portal.accounts.forms.people import GrantForm, InviteForm, show
from portal.accounts.services import invitations, leaving, roles
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest

PAGE = 25


@require_GET
@guarded("people.create")
def people(request: PortalRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:100]
    page = Paginator(selectors.people_of(request.actor, query=query), PAGE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "people": selectors.person_lines(page.object_list),
        "query": query,
        "waiting": selectors.waiting_invitations(request.actor, timezone.now()),
    }
    return render(request, "accounts/people.html", context)


@require_GET
@guarded("people.create")
def person(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = GrantForm(actor=request.actor, teams=selectors.teams_to_invite_to(request.actor))
    return _person(request, uid, form)


@require_POST
@guarded("people.grant")
def grant(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = GrantForm(request.POST, actor=request.actor, teams=selectors.teams_to_invite_to(request.actor))
    if form.is_valid():
        given = form.cleaned_data
        try:
            roles.grant_role(request.actor, person_uid=uid, team_uid=given["team"], role=given["role"])
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De rol is gegeven."))
            return redirect("accounts:person", uid=uid)
    return _person(request, uid, form)


@require_POST
@guarded("people.grant")
def end_role(request: PortalRequest, uid: UUID) -> HttpResponse:
    someone = roles.end_role(request.actor, membership_uid=uid)
    messages.success(request, _("De rol is beëindigd."))
    still_here = selectors.people_of(request.actor).filter(pk=someone.pk).exists()
    return redirect("accounts:person", uid=someone.uid) if still_here else redirect("accounts:people")


@require_http_methods(["GET", "POST"])
@guarded("people.deactivate")
def deactivate(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Asks first: everything ends at once."""
    page = selectors.person_page(request.actor, uid)
    if request.method == "GET":
        return render(request, "accounts/deactivate.html", {"page": page})
    leaving.deactivate_person(request.actor, person_uid=uid)
    messages.success(request, _("De toegang van %(name)s is beëindigd.") % {"name": page.person.name})
    return redirect("accounts:people")


@require_POST
@guarded("people.change")
def reset_second_factor(request: PortalRequest, uid: UUID) -> HttpResponse:
    leaving.reset_second_factor(request.actor, person_uid=uid)
    messages.success(request, _("De tweede stap is gewist. Bij het volgende inloggen komt er een nieuwe."))
    return redirect("accounts:person", uid=uid)


@require_http_methods(["GET", "POST"])
@guarded("people.create")
def invite(request: PortalRequest) -> HttpResponse:
    teams = selectors.teams_to_invite_to(request.actor)
    asked = {"team": request.GET.get("team", ""), "role": request.GET.get("rol", "")}
    form = InviteForm(request.POST or None, actor=request.actor, teams=teams, initial=asked)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            invitations.invite_person(
                request.actor,
                email=given["email"],
                name=given["name"],
                team_uid=given["team"],
                role=given["role"],
            )
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De uitnodiging is verstuurd."))
            return redirect("accounts:invitations")
    status = 422 if form.errors else 200
    return render(request, "accounts/invite.html", {"form": form, "teams": teams}, status=status)


def _person(request: PortalRequest, uid: UUID, form: GrantForm) -> HttpResponse:
    context = {"page": selectors.person_page(request.actor, uid), "form": form}
    return render(request, "accounts/person.html", context, status=422 if form.errors else 200)
