"""Steps on a case: another contact person, closing, opening again, and who lives with whom."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.cases import selectors, services
from portal.cases.forms.leading import ChangeLeadForm, HousemateForm
from portal.cases.views.page import trail_of_case
from tenants.access import guarded, require
from tenants.errors import NotFound
from tenants.given import version_in
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.grant")
def change_lead(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.case(request.actor, uid)
    require(page.may_name_lead)
    candidates = selectors.colleagues(request.actor, uid)
    form = ChangeLeadForm(request.POST or None, candidates=candidates, initial={"version": page.version})
    if request.method == "POST" and form.is_valid():
        to = form.chosen
        services.change_lead(
            request.actor, uid=uid, version=form.cleaned_data["version"], to_uid=to.person_uid, team_uid=to.team_uid
        )
        said = _("%(name)s is nu het vaste aanspreekpunt.") % {"name": to.person}
        messages.success(request, said)
        return redirect("cases:case", uid=uid)
    title = _("Aanspreekpunt wijzigen")
    context = {"form": form, "case": page, "candidates": candidates, "breadcrumb": trail_of_case(page, title)}
    return render(request, "cases/change_lead.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.change")
def close(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Asks first: others lose access at once."""
    if request.method == "POST":
        services.close_case(request.actor, uid=uid, version=version_in(request))
        messages.success(request, _("De casus is afgesloten."))
        return redirect("cases:case", uid=uid)
    page = selectors.case(request.actor, uid)
    require(page.may_change)
    return render(request, "cases/close.html", {"case": page, "breadcrumb": trail_of_case(page, _("Afsluiten"))})


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.change")
def reopen(request: PortalRequest, uid: UUID) -> HttpResponse:
    if request.method == "POST":
        services.reopen_case(request.actor, uid=uid, version=version_in(request))
        messages.success(request, _("De casus loopt weer."))
        return redirect("cases:case", uid=uid)
    page = selectors.case(request.actor, uid)
    require(page.may_reopen)
    return render(request, "cases/reopen.html", {"case": page, "breadcrumb": trail_of_case(page, _("Heropenen"))})


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.change")
def join_household(request: PortalRequest, uid: UUID) -> HttpResponse:
    """By the code of a case that the actor may open too: of others nothing is told."""
    page = selectors.case(request.actor, uid)
    require(page.may_change)
    form = HousemateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        other = _housemate(request, page, form)
        if other is not None:
            services.join_household(request.actor, uid=uid, with_uid=other.uid)
            said = _("%(code)s hoort nu bij hetzelfde huishouden.") % {"code": other.code}
            messages.success(request, said)
            return redirect("cases:case", uid=uid)
    context = {"form": form, "case": page, "breadcrumb": trail_of_case(page, _("Huisgenoot toevoegen"))}
    return render(request, "cases/join_household.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.change")
def leave_household(request: PortalRequest, uid: UUID) -> HttpResponse:
    if request.method == "POST":
        services.leave_household(request.actor, uid=uid, version=version_in(request))
        messages.success(request, _("Deze casus hoort niet meer bij een huishouden."))
        return redirect("cases:case", uid=uid)
    page = selectors.case(request.actor, uid)
    require(page.may_change)
    context = {"case": page, "breadcrumb": trail_of_case(page, _("Uit het huishouden halen"))}
    return render(request, "cases/leave_household.html", context)


def _housemate(request: PortalRequest, page: selectors.CasePage, form: HousemateForm) -> selectors.CaseLine | None:
    """The other case; None when there is none for this actor, which the form then says."""
    try:
        other = selectors.whole_by_code(request.actor, form.cleaned_data["code"])
    except NotFound:
        form.add_error("code", _("Wij vinden geen casus met deze code die u mag openen. Kijk de code na."))
        return None
    if other.uid == page.uid:
        form.add_error("code", _("Dit is de code van deze casus zelf. Vul die van de huisgenoot in."))
        return None
    if other.state != page.state:
        form.add_error("code", _("Die casus is afgesloten. Heropen hem eerst."))
        return None
    return other
