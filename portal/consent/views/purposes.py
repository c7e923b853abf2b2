"""What the portal shares data for: administrators of the municipality read and change it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.forms.people import show
from portal.consent import services, settings_of_portal
from portal.consent.forms.purposes import KindForm, PurposeForm, begun, begun_with_names
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_safe
@guarded("settings.read")
def purposes(request: PortalRequest) -> HttpResponse:
    context = {
        "page": settings_of_portal.overview(request.actor),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Waarvoor wij delen"), "")],
    }
    return render(request, "consent/purposes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def purpose(request: PortalRequest, uid: UUID) -> HttpResponse:
    found = settings_of_portal.purpose(request.actor, uid)
    form = PurposeForm(
        request.POST if request.method == "POST" else None,
        initial=begun(found),
        kinds=settings_of_portal.kinds(request.actor),
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            services.change_purpose(request.actor, uid=uid, version=version, written=form.written())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Het doel is gewijzigd. Wat al is vastgelegd, houdt de oude tekst."))
            return redirect("consent:purposes")
    context = _context(_("Doel wijzigen"), form=form, purpose=found)
    return render(request, "consent/purpose_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def kind(request: PortalRequest, uid: UUID) -> HttpResponse:
    found = settings_of_portal.kind(request.actor, uid)
    form = KindForm(request.POST if request.method == "POST" else None, initial=begun_with_names(found))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_kind(request.actor, uid=uid, names=form.names())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De naam is gewijzigd. Wat al is vastgelegd, houdt de oude naam."))
            return redirect("consent:purposes")
    context = _context(_("Naam wijzigen"), form=form, kind=found)
    return render(request, "consent/kind_form.html", context, status=422 if form.errors else 200)


def _context(title: str, **more: Any) -> dict[str, Any]:
    return {**more, "breadcrumb": [(_("Waarvoor wij delen"), reverse("consent:purposes")), (title, "")]}
