"""The kinds of help of the portal: its administrator reads and changes them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.consent import selectors as consent
from portal.referrals.forms.kind_receivers import AddReceiverForm, ReceiverForm
from portal.referrals.forms.kinds import KindForm, show
from portal.referrals.selectors import settings as selectors
from portal.referrals.selectors.settings import KindPage
from portal.referrals.services import kinds as services
from tenants.access import can, guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_safe
@guarded("settings.read")
def kinds(request: PortalRequest) -> HttpResponse:
    context = {
        "lines": selectors.kind_lines(request.actor),
        "may_change": bool(can(request.actor, "settings.change")),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Soorten hulp"), "")],
    }
    return render(request, "referrals/compose/kinds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def kind(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.kind_page(request.actor, uid)
    purposes = list(consent.purposes(request.actor))
    if page.kind.purpose not in purposes:
        purposes.append(page.kind.purpose)
    form = KindForm(page.kind, purposes, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            services.change_kind(request.actor, uid=uid, version=version, written=form.written())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De soort is gewijzigd. Wat al loopt, houdt zijn termijnen."))
            return redirect("compose:kind", uid=uid)
    return _show(request, page, form, AddReceiverForm(initial=_version(page), teams=page.teams, auto_id="id_add_%s"))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def add_receiver(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.kind_page(request.actor, uid)
    given = request.POST if request.method == "POST" else None
    form = AddReceiverForm(given, initial=_version(page), teams=page.teams)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = services.add_receiver(
                request.actor, kind_uid=uid, version=told["version"], team_uid=UUID(told["team"])
            )
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Dit team neemt deze soort nu aan. Vul de voorwaarden in."))
            return redirect("compose:receiver", uid=made.uid)
    context = {"page": page, "form": form, "breadcrumb": trail_of_kind(_("Team toevoegen"), page.kind.title, uid)}
    return render(request, "referrals/compose/add_receiver.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def receiver(request: PortalRequest, uid: UUID) -> HttpResponse:
    found, offered = selectors.receiver(request.actor, uid)
    places = selectors.municipality_choices(request.actor)
    form = ReceiverForm(found, offered, places, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            services.change_receiver(request.actor, uid=uid, version=version, written=form.written())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De voorwaarden zijn gewijzigd."))
            return redirect("compose:kind", uid=found.kind.uid)
    trail = trail_of_kind(found.team.name, found.kind.title, found.kind.uid)
    context = {"receiver": found, "form": form, "breadcrumb": trail}
    return render(request, "referrals/compose/receiver.html", context, status=422 if form.errors else 200)


def _show(request: PortalRequest, page: KindPage, form: KindForm, adding: AddReceiverForm) -> HttpResponse:
    trail = [(_("Soorten hulp"), reverse("compose:kinds")), (page.kind.title, "")]
    context = {"page": page, "form": form, "adding": adding, "breadcrumb": trail}
    return render(request, "referrals/compose/kind_form.html", context, status=422 if form.errors else 200)


def trail_of_kind(here: str, kind: str, uid: UUID) -> list[tuple[str, str]]:
    of_kind = reverse("compose:kind", kwargs={"uid": uid})
    return [(_("Soorten hulp"), reverse("compose:kinds")), (kind, of_kind), (here, "")]


def _version(page: KindPage) -> dict[str, int]:
    return {"version": page.kind.version}
