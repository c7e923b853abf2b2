"""The administrator of an organisation gives cases to somebody else: by number or by code, never by looking in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from portal.cases import selectors, services
from portal.cases.forms.leading import HandOverForm, TransferForm
from tenants.access import guarded
from tenants.errors import NotFound, Refused
from tenants.http import PortalRequest


@require_safe
@guarded("case.grant")
def caseloads(request: PortalRequest) -> HttpResponse:
    """Who leads how many, in the teams of the organisation."""
    context = {"loads": selectors.caseloads(request.actor), "breadcrumb": _trail()}
    return render(request, "cases/caseloads.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.grant")
def hand_over(request: PortalRequest, team: UUID, person: UUID) -> HttpResponse:
    """Choose a colleague, see how many it is about, and hand over in one step."""
    load = selectors.caseload(request.actor, team_uid=team, person_uid=person)
    candidates = selectors.candidates_of(request.actor, load)
    form = HandOverForm(request.POST or None, candidates=candidates)
    title = _("Alles overdragen")
    context = {"form": form, "load": load, "candidates": candidates, "breadcrumb": _trail(title)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "cases/hand_over.html", context, status=422 if form.errors else 200)
    to = form.chosen
    if not form.cleaned_data["sure"]:
        return render(request, "cases/hand_over_check.html", {**context, "to": to})
    moved = services.hand_over_caseload(request.actor, from_uid=person, to_uid=to.person_uid, team_uid=team)
    count = len(moved)
    said = ngettext(
        "%(count)s casus is overgedragen aan %(name)s.", "%(count)s casussen zijn overgedragen aan %(name)s.", count
    )
    messages.success(request, said % {"count": count, "name": to.person})
    return redirect("cases:caseloads")


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.grant")
def transfer(request: PortalRequest) -> HttpResponse:
    """One case, to somebody in any team of the organisation."""
    candidates = selectors.candidates(request.actor)
    form = TransferForm(request.POST or None, candidates=candidates, with_team=True)
    context = {"form": form, "breadcrumb": _trail(_("Eén casus overdragen"))}
    found = _transferable(request, form) if request.method == "POST" and form.is_valid() else None
    if found is None:
        return render(request, "cases/transfer.html", context, status=422 if form.errors else 200)
    to = form.chosen
    if not form.cleaned_data["sure"]:
        return render(request, "cases/transfer_check.html", {**context, "to": to, "found": found})
    try:
        services.transfer_case(request.actor, code=found.code, to_uid=to.person_uid, team_uid=to.team_uid)
    except Refused as refused:
        form.add_error(None, refused.message)
        return render(request, "cases/transfer.html", context, status=422)
    said = _("%(name)s is nu het vaste aanspreekpunt van %(code)s.") % {"name": to.person, "code": found.code}
    messages.success(request, said)
    return redirect("cases:caseloads")


def _transferable(request: PortalRequest, form: TransferForm) -> selectors.Transferable | None:
    try:
        return selectors.transferable(request.actor, form.cleaned_data["code"])
    except NotFound:
        form.add_error("code", _("Uw organisatie heeft geen casus met deze code. Kijk de code na."))
        return None


def _trail(*titles: str) -> list[tuple[str, str]]:
    home = reverse("cases:caseloads") if titles else ""
    return [
        (_("Mijn overzicht"), reverse("web:overview")),
        (_("Casussen overdragen"), home),
        *((title, "") for title in titles),
    ]
