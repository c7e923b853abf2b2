"""Editors see which owners do not answer, and put back what silence took off the map."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.socialmap.asking import listing
from tenants.access import guarded
from tenants.given import page_asked
from tenants.http import PortalRequest


@require_GET
@guarded("map_entry_public.change")
def asks(request: PortalRequest) -> HttpResponse:
    page = page_asked(request)
    context = {"found": listing.asks(request.actor, page=page), "page": page}
    return render(request, "socialmap/asks.html", context)


@require_POST
@guarded("map_entry_public.publish")
def bring_back(request: PortalRequest, uid: UUID) -> HttpResponse:
    listing.bring_back(request.actor, uid=uid)
    messages.success(request, _("De vermelding staat weer op de kaart."))
    return redirect("socialmap:asks")
