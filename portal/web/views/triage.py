"""What people ask, for the consultants of the team that receives it. The list tells the least; opening one is logged.

A case lies above the room of what comes in; this is where the two meet.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from portal.cases.selectors import known_already
from portal.cases.services import link_request_to_case, open_case_from_request
from portal.intake import selectors, services
from portal.intake.selectors.requests import Place
from portal.web.forms.triage import GiveForm, RefusalForm, SaidForm
from portal.web.pages.reports import StateTab
from tenants.access import can, guarded
from tenants.errors import Invalid
from tenants.given import refuse_as_stale, version_in
from tenants.http import PortalRequest

# What stands behind ?lijst=, its name, and what it asks of the selector.
LISTS = {
    "": (gettext_lazy("Wacht op ons"), {}),
    "mijn": (gettext_lazy("Van mij"), {"mine": True}),
    "klaar": (gettext_lazy("Afgehandeld"), {"closed": True}),
}


@require_GET
@guarded("intake.change")
def requests(request: PortalRequest) -> HttpResponse:
    """The list: no name, no contact, no story."""
    chosen = request.GET.get("lijst", "")
    chosen = chosen if chosen in LISTS else ""
    lines, end = selectors.requests_waiting(request.actor, after=_place(request), **LISTS[chosen][1])
    address = reverse("intake:requests")
    context = {
        "lines": lines,
        "next": f"?{urlencode({'lijst': chosen, 'na': _written(end)})}" if end else "",
        "tabs": [
            StateTab(str(title), f"{address}?lijst={name}" if name else address, -1, name == chosen)
            for name, (title, _asked) in LISTS.items()
        ],
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Aanmeldingen"), "")],
    }
    return render(request, "web/requests.html", context)


@require_GET
@guarded("intake.change")
def request_page(request: PortalRequest, uid: UUID) -> HttpResponse:
    """One request, opened. That is a line in the log."""
    return _detail(request, uid)


@require_POST
@guarded("intake.move")
def take(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.take_request(request.actor, uid=uid, version=version_in(request))
    messages.success(request, _("U hebt deze aanmelding op u genomen."))
    return redirect("intake:request", uid=uid)


@require_POST
@guarded("intake.grant")
def give(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = GiveForm(request.POST, receivers=selectors.receivers_for(request.actor, uid))
    if form.has_error("version"):
        refuse_as_stale()
    if not form.is_valid():
        return _detail(request, uid, give=form)
    team, person = form.chosen()
    services.give_request(request.actor, uid=uid, version=form.cleaned_data["version"], team_uid=team, to_uid=person)
    messages.success(request, _("De aanmelding is gegeven."))
    return redirect("intake:requests")


@sensitive_post_parameters()
@require_POST
@guarded("intake.change")
def answer(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = SaidForm(request.POST)
    return _said(request, uid, form, services.answer_request, _("De aanmelding is beantwoord."), reply=form)


@sensitive_post_parameters()
@require_POST
@guarded("intake.change")
def refuse(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = RefusalForm(request.POST)
    return _said(request, uid, form, services.refuse_request, _("De aanmelding is afgewezen."), refusal=form)


@require_POST
@guarded("intake.move")
def make_case(request: PortalRequest, uid: UUID) -> HttpResponse:
    case = open_case_from_request(request.actor, uid=uid, version=version_in(request))
    messages.success(request, _("Er is een casus gemaakt: %(code)s.") % {"code": case.code})
    return redirect("intake:request", uid=uid)


@require_POST
@guarded("intake.move")
def link_case(request: PortalRequest, uid: UUID, case_uid: UUID) -> HttpResponse:
    case = link_request_to_case(request.actor, uid=uid, version=version_in(request), case_uid=case_uid)
    messages.success(request, _("De aanmelding staat nu bij casus %(code)s.") % {"code": case.code})
    return redirect("intake:request", uid=uid)


def _said(
    request: PortalRequest, uid: UUID, form: SaidForm, command: Callable[..., Any], done: str, **shown: Any
) -> HttpResponse:
    if form.has_error("version"):
        refuse_as_stale()
    if form.is_valid():
        try:
            command(request.actor, uid=uid, version=form.cleaned_data["version"], said=form.said())
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, done)
            return redirect("intake:requests")
    return _detail(request, uid, **shown)


def _detail(
    request: PortalRequest,
    uid: UUID,
    *,
    reply: SaidForm | None = None,
    refusal: SaidForm | None = None,
    give: GiveForm | None = None,
) -> HttpResponse:
    page = selectors.open_request(request.actor, uid)
    wrong = reply or refusal or give
    begun = {"version": page.version}
    receivers = selectors.receivers_for(request.actor, uid) if page.is_open else []
    known = (
        known_already(request.actor, first_name=page.first_name, last_name=page.last_name, birth_date=page.birth_date)
        if page.is_open and can(request.actor, "case.read")
        else []
    )
    context = {
        "page": page,
        "form": wrong,  # whose faults stand above the page
        "reply": reply or SaidForm(initial=begun),
        "refusal": refusal or RefusalForm(initial=begun),
        "give": (give or GiveForm(initial=begun, receivers=receivers)) if receivers else None,
        "known": known,
        "born": date.fromisoformat(page.birth_date),
        "breadcrumb": [
            (_("Mijn overzicht"), reverse("web:overview")),
            (_("Aanmeldingen"), reverse("intake:requests")),
            (page.line.code, ""),
        ],
    }
    return render(request, "web/request.html", context, status=422 if wrong is not None else 200)


def _place(request: PortalRequest) -> Place | None:
    """Where the page before ended; what cannot be one is the beginning."""
    rank, _dot, rest = request.GET.get("na", "").partition(".")
    day, _dot, pk = rest.partition(".")
    if not (rank in {"0", "1"} and pk.isascii() and pk.isdigit() and len(pk) < 18):
        return None
    try:
        return int(rank), date.fromisoformat(day), int(pk)
    except ValueError:
        return None


def _written(place: Place) -> str:
    rank, day, pk = place
    return f"{rank}.{day.isoformat()}.{pk}"
