"""Actions of the own teams, and bottlenecks that wait."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.agendas import selectors, services
from portal.agendas.views.trail import to_list
from tenants.access import guarded
from tenants.http import PortalRequest


@require_safe
@guarded("meeting.read")
def actions(request: PortalRequest) -> HttpResponse:
    late = request.GET.get("toon") == "te-laat"
    address = reverse("agendas:actions")
    context = {
        "lines": selectors.actions(request.actor, late=late),
        "late": late,
        "tabs": [(_("Alle"), address, not late), (_("Te laat"), f"{address}?toon=te-laat", late)],
        "breadcrumb": to_list(_("Acties")),
    }
    return render(request, "agendas/actions.html", context)


@require_POST
@guarded("meeting.read")
def done(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.done(request.actor, uid=uid)
    messages.success(request, _("De actie is klaar."))
    return redirect("agendas:actions")


@require_safe
@guarded("meeting.read")
def bottlenecks(request: PortalRequest) -> HttpResponse:
    context = {"lines": selectors.bottlenecks(request.actor), "breadcrumb": to_list(_("Knelpunten"))}
    return render(request, "agendas/bottlenecks.html", context)


@require_POST
@guarded("meeting.read")
def solve(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.solve(request.actor, uid=uid)
    messages.success(request, _("Het knelpunt is opgelost. Het gaat niet meer mee."))
    return redirect("agendas:bottlenecks")
