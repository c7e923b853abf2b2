"""A partner keeps the own entries true: still right, or a change proposed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.socialmap import selectors, services
from portal.socialmap.forms import CapacityForm, ProposalForm
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.given import given_in, version_in
from tenants.http import PortalRequest


@require_GET
@guarded("map_entry_public.propose")
def own_entries(request: PortalRequest) -> HttpResponse:
    return render(request, "socialmap/own_entries.html", {"entries": selectors.own_entries(request.actor)})


@require_POST
@guarded("map_entry_public.propose")
def still_true(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    entry = services.mark_checked(request.actor, entity=entity, uid=uid, version=version_in(request))
    messages.success(request, _("Bedankt. Wij weten nu dat %(name)s nog klopt.") % {"name": entry})
    return redirect("socialmap:own_entries")


@require_http_methods(["GET", "POST"])
@guarded("map_entry_public.propose")
def propose(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    entry = selectors.entry_to_propose_for(request.actor, entity, uid)
    form = ProposalForm(request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        try:
            services.propose_change(
                request.actor,
                entity=entity,
                uid=uid,
                version=form.cleaned_data["version"],
                values=form.proposed(),
                note=form.cleaned_data["note"],
            )
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("Uw voorstel is verstuurd. De redactie kijkt ernaar."))
            return redirect("socialmap:own_entries")
    return render(request, "socialmap/propose.html", {"form": form, "entry": entry})


@require_POST
@guarded("map_entry_public.propose")
def tell_capacity(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Whether there is room, in one click. Which number of weeks is missing stands above the list."""
    given = given_in(CapacityForm(request.POST))
    try:
        service = services.tell_capacity(request.actor, uid=uid, state=given["capacity"], weeks=given["weeks"])
    except Invalid as wrong:
        messages.error(request, f"{wrong.message}")
    else:
        messages.success(request, _("Bedankt. Op de kaart staat nu of er plek is bij %(name)s.") % {"name": service})
    return redirect("socialmap:own_entries")
