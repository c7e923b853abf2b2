"""What waits for an editor: proposals of partners, and services that other portals offer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.socialmap import selectors, services
from portal.socialmap.forms import AnswerForm, DecisionForm, EditForm
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.given import given_in, version_in
from tenants.http import PortalRequest


@require_GET
@guarded("map_entry_public.change")
def proposals(request: PortalRequest) -> HttpResponse:
    return render(request, "socialmap/proposals.html", {"proposals": selectors.open_proposals(request.actor)})


@require_POST
@guarded("map_entry_public.change")
def decide(request: PortalRequest, uid: UUID) -> HttpResponse:
    given = given_in(DecisionForm(request.POST))
    accept = bool(given["accept"])
    services.decide_proposal(request.actor, uid=uid, version=given["version"], accept=accept, reason=given["reason"])
    said = (
        _("Het voorstel is overgenomen. De vermelding is gewijzigd.")
        if accept
        else _("Het voorstel is niet overgenomen.")
    )
    messages.success(request, said)
    return redirect("socialmap:proposals")


@require_http_methods(["GET", "POST"])
@guarded("map_entry_public.change")
def edit(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    """The texts of an entry, changed at once: where a report or a proposal in words leads."""
    entry = selectors.entry_to_change(request.actor, entity, uid)
    form = EditForm(request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        version, values = form.cleaned_data["version"], form.proposed()
        try:
            services.edit_entry(request.actor, entity=entity, uid=uid, version=version, values=values)
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("De vermelding is gewijzigd."))
            return redirect("socialmap:edit", entity=entity, uid=uid)
    return render(request, "socialmap/edit.html", {"form": form, "entry": entry, "entity": entity})


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
    given = given_in(AnswerForm(request.POST))
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
    services.withdraw_publication(request.actor, uid=uid, version=version_in(request))
    messages.success(request, _("De vermelding staat niet meer in het andere portaal."))
    return redirect("socialmap:offers")
