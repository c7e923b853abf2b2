"""Opening a case, and changing what it holds."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.accounts.forms.people import show
from portal.cases import selectors, services
from portal.cases.districts import districts
from portal.cases.forms.told import ChangeCaseForm, NewCaseForm
from portal.cases.views.lists import trail
from portal.cases.views.page import trail_of_case
from tenants.access import guarded, require
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@guarded("case.create")
def new(request: PortalRequest) -> HttpResponse:
    """A case of the same name and birth date in the own teams is shown first; going on is a button of its own."""
    actor = request.actor
    begun = {"language": "nl", "team": str(actor.team.uid) if actor.team else ""}
    teams = selectors.own_teams(actor)
    form = NewCaseForm(request.POST or None, initial=begun, teams=teams, districts=districts(request.tenant))
    known: list[selectors.CaseLine] = []
    if request.method == "POST" and form.is_valid():
        told = form.told()
        if "anyway" not in request.POST:
            known = selectors.known_already(
                actor, first_name=told.first_name, last_name=told.last_name, birth_date=told.birth_date
            )
        if not known:
            try:
                made = services.open_case(actor, team_uid=UUID(form.cleaned_data["team"]), told=told)
            except Invalid as wrong:
                show(form, wrong)
            else:
                messages.success(request, _("De casus is geopend. U bent het vaste aanspreekpunt."))
                return redirect("cases:case", uid=made.uid)
    context = {"form": form, "known": known, "breadcrumb": trail(_("Nieuwe casus"))}
    return render(request, "cases/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@guarded("case.change")
def change(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.case(request.actor, uid)
    require(page.may_change)
    form = ChangeCaseForm(request.POST or None, initial=_stands(page), districts=districts(request.tenant))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_case(request.actor, uid=uid, version=form.cleaned_data["version"], told=form.told())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De gegevens zijn gewijzigd."))
            return redirect("cases:case", uid=uid)
    context = {"form": form, "case": page, "breadcrumb": trail_of_case(page, _("Gegevens wijzigen"))}
    return render(request, "cases/change.html", context, status=422 if form.errors else 200)


def _stands(page: selectors.CasePage) -> dict[str, object]:
    """What the case holds, with the day of birth as people write it."""
    year, month, day = page.birth_date.split("-")
    plain = ("first_name", "last_name", "telephone", "email", "address", "safe_contact", "situation")
    return {
        **{name: getattr(page, name) for name in (*plain, "district", "language", "version")},
        "birth_date": f"{day}-{month}-{year}",
    }
