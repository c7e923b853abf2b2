"""Partner organisations of the portal, and the teams of one's own."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.accounts import selectors
from portal.accounts.forms.people import PartnerForm, TeamForm, show
from portal.accounts.services import organisations
from tenants.access import can, guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest

PAGE = 25


@require_GET
@guarded("partnership.read")
def partners(request: PortalRequest) -> HttpResponse:
    """Everybody who works here sees who takes part; the municipality's administrator adds and ends."""
    page = Paginator(selectors.partners_of(request.actor), PAGE).get_page(request.GET.get("pagina"))
    context = {"page": page, "may_change": bool(can(request.actor, "partnership.change"))}
    return render(request, "accounts/partners.html", context)


@require_http_methods(["GET", "POST"])
@guarded("partnership.create")
def add_partner(request: PortalRequest) -> HttpResponse:
    form = PartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            organisations.add_partner_organisation(
                request.actor, name=form.cleaned_data["name"], kind=form.cleaned_data["kind"]
            )
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De organisatie doet mee. Nodig nu een partnerbeheerder uit."))
            return redirect("accounts:partners")
    return render(request, "accounts/add_partner.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@guarded("partnership.change")
def end_partner(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Asks first: a whole organisation loses access at once."""
    if request.method == "GET":
        return render(request, "accounts/end_partner.html", {"partner": selectors.partner(request.actor, uid)})
    organisations.end_partnership(request.actor, partnership_uid=uid)
    messages.success(request, _("De deelname is beëindigd. De mensen van deze organisatie kunnen niet meer inloggen."))
    return redirect("accounts:partners")


@require_http_methods(["GET", "POST"])
@guarded("settings_own_organisation.change")
def organisation_teams(request: PortalRequest) -> HttpResponse:
    lines = selectors.teams_of(request.actor)
    places = sorted({(line.organisation, line.organisation_uid) for line in lines})
    form = TeamForm(request.POST or None, organisations=[(uid, name) for name, uid in places])
    if request.method == "POST" and form.is_valid():
        try:
            organisations.add_team(
                request.actor,
                organisation_uid=form.cleaned_data["organisation"],
                name=form.cleaned_data["name"],
            )
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Het team is toegevoegd."))
            return redirect("accounts:organisation_teams")
    page = Paginator(lines, PAGE).get_page(request.GET.get("pagina"))
    context = {"page": page, "form": form, "several": len(places) > 1}
    return render(request, "accounts/organisation_teams.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("settings_own_organisation.change")
def close_team(request: PortalRequest, uid: UUID) -> HttpResponse:
    organisations.close_team(request.actor, team_uid=uid)
    messages.success(request, _("Het team is gesloten."))
    return redirect("accounts:organisation_teams")
