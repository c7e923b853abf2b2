"""What could be better: the list with its filters, and what to do with a point on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cms.admin.mending import selectors, services
from cms.admin.mending.forms import Asked, asked
from cms.admin.mending.models import LONGEST_REASON
from cms.admin.mending.troubles import Standing, Trouble
from tenants.access import guarded
from tenants.errors import Invalid, Stale
from tenants.http import PortalRequest


@dataclass(frozen=True)
class Tab:
    """One choice of a filter."""

    label: str
    address: str
    chosen: bool
    count: int | None = None


@require_GET
@guarded("page_published.change")
def overview(request: PortalRequest) -> HttpResponse:
    return _overview(request, asked(request.GET))


@require_POST
@guarded("page_published.change")
def ignore(request: PortalRequest, uid: UUID) -> HttpResponse:
    because = request.POST.get("because", "")
    try:
        services.ignore(request.actor, uid=uid, because=because)
    except Invalid as wrong:
        return _overview(request, asked(request.GET), wrong={"uid": uid, "told": wrong.message, "because": because})
    except Stale as late:
        messages.warning(request, late.message)
    else:
        messages.success(request, _("Dit punt staat nu bij de genegeerde punten."))
    return _back(request)


@require_POST
@guarded("page_published.change")
def show_again(request: PortalRequest, uid: UUID) -> HttpResponse:
    try:
        services.show_again(request.actor, uid=uid)
    except Stale as late:
        messages.warning(request, late.message)
    else:
        messages.success(request, _("Dit punt staat weer op de lijst."))
    return _back(request)


@require_POST
@guarded("page_published.change")
def looked_at(request: PortalRequest, page_id: int) -> HttpResponse:
    page = services.mark_looked_at(request.actor, page_id=page_id)
    messages.success(request, _("De pagina “%(title)s” is nagekeken.") % {"title": page.title})
    return _back(request)


def _overview(request: PortalRequest, chosen: Asked, wrong: dict[str, object] | None = None) -> HttpResponse:
    """Two queries beside those of the frame."""
    counts = selectors.counts(request.actor, chosen.standing)
    context = {
        "heading": _("Wat moet er beter"),
        "icon": "clipboard-list",
        "found": selectors.findings(request.actor, trouble=chosen.trouble, standing=chosen.standing, page=chosen.page),
        "standings": [
            Tab(str(each.label), chosen.address(lijst=each.value, pagina=1), each == chosen.standing)
            for each in Standing
        ],
        "troubles": _troubles(chosen, counts),
        "chosen": chosen,
        "here": chosen.address(),
        "previous": chosen.address(pagina=chosen.page - 1) if chosen.page > 1 else "",
        "next": chosen.address(pagina=chosen.page + 1),
        "wrong": wrong,
        "longest": LONGEST_REASON,
    }
    return render(request, "cms_mending/overview.html", context, status=422 if wrong else 200)


def _troubles(chosen: Asked, counts: Mapping[str, int]) -> list[Tab]:
    every = Tab(_("Alles"), chosen.address(soort="", pagina=1), not chosen.trouble, sum(counts.values()))
    kinds = [
        Tab(str(each.label), chosen.address(soort=each.value, pagina=1), each == chosen.trouble, counts[each])
        for each in Trouble
        if counts[each] or each == chosen.trouble
    ]
    return [every, *kinds]


def _back(request: PortalRequest) -> HttpResponse:
    """To the list with the filter that was looked at, or to the first screen when the button stood there."""
    wanted = request.POST.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return redirect(wanted)
    return redirect(f"{reverse('cms_mending:overview')}{asked(request.GET).address()}")
