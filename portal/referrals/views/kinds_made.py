"""A new kind of help, taking one out of use, and what differs per municipality."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.consent import selectors as consent
from portal.referrals.forms.kinds import show
from portal.referrals.forms.new_kind import DifferenceForm, NewKindForm
from portal.referrals.selectors import settings as selectors
from portal.referrals.services import kinds_here, kinds_made
from portal.referrals.views.kinds import trail_of_kind
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.given import version_in
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def new_kind(request: PortalRequest) -> HttpResponse:
    choices = selectors.kind_choices(request.actor), list(consent.purposes(request.actor))
    form = NewKindForm(*choices, request.POST or None, initial={"like": request.GET.get("kopie", "")})
    if request.method == "POST" and form.is_valid():
        try:
            made = kinds_made.make_kind(request.actor, new=form.written())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De soort is gemaakt. Vul haar aan en neem haar dan in gebruik."))
            return redirect("compose:kind", uid=made.uid)
    trail = [(_("Soorten hulp"), reverse("compose:kinds")), (_("Nieuwe soort"), "")]
    context = {"form": form, "breadcrumb": trail}
    return render(request, "referrals/compose/new_kind.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("settings.change")
def retire_kind(request: PortalRequest, uid: UUID) -> HttpResponse:
    kinds_made.retire_kind(request.actor, uid=uid, version=version_in(request))
    messages.success(request, _("Niemand kan deze soort nu nog kiezen. Wat al verzonden is, gaat gewoon door."))
    return redirect("compose:kind", uid=uid)


@require_POST
@guarded("settings.change")
def bring_back_kind(request: PortalRequest, uid: UUID) -> HttpResponse:
    kinds_made.bring_back_kind(request.actor, uid=uid, version=version_in(request))
    messages.success(request, _("Deze soort is in gebruik. Professionals kunnen haar kiezen."))
    return redirect("compose:kind", uid=uid)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def kind_here(request: PortalRequest, uid: UUID, municipality: str) -> HttpResponse:
    kind, name = selectors.kind_here(request.actor, uid, municipality)
    form = DifferenceForm(kind, municipality, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            kinds_here.change_here(
                request.actor, uid=uid, municipality=municipality, version=version, written=form.written()
            )
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Bewaard voor %(place)s.") % {"place": name})
            return redirect("compose:kind", uid=uid)
    context = {"kind": kind, "place": name, "form": form, "breadcrumb": trail_of_kind(name, kind.title, uid)}
    return render(request, "referrals/compose/kind_here.html", context, status=422 if form.errors else 200)
