"""What waits for an editor: proposals of partners, and services that other portals offer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.socialmap import selectors, services
from portal.socialmap.forms import AnswerForm, DecisionForm, VersionForm
from tenants.access import guarded
from tenants.errors import Stale
from tenants.http import PortalRequest


@require_GET
@guarded("map_entry_public.change")
def proposals(request: PortalRequest) -> HttpResponse:
    return render(request, "socialmap/proposals.html", {"proposals": selectors.open_proposals(request.actor)})


@require_POST
@guarded("map_entry_public.change")
def decide(request: PortalRequest, uid: UUID) -> HttpResponse:
    given = _given(DecisionForm(request.POST))
    accept = bool(given["accept"])
    services.decide_proposal(request.actor, uid=uid, version=given["version"], accept=accept, reason=given["reason"])
    said = (
        _("Het voorstel is overgenomen. De vermelding is gewijzigd.")
        if accept
        else _("Het voorstel is niet overgenomen.")
    )
    messages.success(request, said)
    return redirect("socialmap:proposals")


@require_GET
@guarded("map_entry_public.publish")
def offers(request: PortalRequest) -> HttpResponse:
    context = {
        "here": selectors.offers_here(request.actor),
        "elsewhere": selectors.offers_elsewhere(request.actor),
    }
    return render(request, "socialmap/offers.html", context)


@require_POST
@guarded("map_entry_public.publish")
def answer(request: PortalRequest, uid: UUID) -> HttpResponse:
    given = _given(AnswerForm(request.POST))
    take_in = bool(given["take_in"])
    services.answer_publication(
        request.actor, uid=uid, version=given["version"], take_in=take_in, audience=given["audience"] or None
    )
    said = _("De vermelding staat nu op uw kaart.") if take_in else _("De vermelding staat niet op uw kaart.")
    messages.success(request, said)
    return redirect("socialmap:offers")


@require_POST
@guarded("map_entry_public.publish")
def withdraw(request: PortalRequest, uid: UUID) -> HttpResponse:
    given = _given(VersionForm(request.POST))
    services.withdraw_publication(request.actor, uid=uid, version=given["version"])
    messages.success(request, _("De vermelding staat niet meer in het andere portaal."))
    return redirect("socialmap:offers")


def _given(form: VersionForm) -> dict[str, Any]:
    if not form.is_valid():
        raise Stale(_("Bekijk de pagina opnieuw en probeer het nog eens."))
    return dict(form.cleaned_data)
