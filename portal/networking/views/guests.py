"""Guests of a meeting: the list at the door, on paper, and badges."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.forms.people import show
from portal.meetings.views.trail import trail
from portal.networking import selectors, services
from portal.networking.models.guest import MOST_NAME
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest


class AtTheDoorForm(forms.Form):
    """Somebody who stands at the door without having registered."""

    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=MOST_NAME, error_messages={"required": gettext_lazy("Vul een naam in.")}
    )
    organisation = forms.CharField(label=gettext_lazy("Organisatie"), max_length=MOST_NAME, required=False)


@require_safe
@guarded("meeting.read")
def guests(request: PortalRequest, uid: UUID) -> HttpResponse:
    return _list(request, uid)


@require_POST
@guarded("meeting.read")
def arrived(request: PortalRequest, uid: UUID, guest: UUID) -> HttpResponse:
    return _done(request, uid, lambda: services.arrived(request.actor, uid=uid, guest=guest))


@require_POST
@guarded("meeting.read")
def not_there(request: PortalRequest, uid: UUID, guest: UUID) -> HttpResponse:
    return _done(request, uid, lambda: services.not_there(request.actor, uid=uid, guest=guest))


@require_POST
@guarded("meeting.read")
def take_off(request: PortalRequest, uid: UUID, guest: UUID) -> HttpResponse:
    return _done(
        request,
        uid,
        lambda: services.take_off(request.actor, uid=uid, guest=guest),
        _("De gast is afgemeld. De gegevens zijn gewist."),
    )


@require_POST
@guarded("meeting.read")
def came_along(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = AtTheDoorForm(request.POST)
    if form.is_valid():
        try:
            services.came_along(request.actor, uid=uid, **form.cleaned_data)
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De gast staat op de lijst."))
            return redirect("networking:guests", uid=uid)
    return _list(request, uid, form)


@require_safe
@guarded("meeting.read")
def paper_list(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Everybody who comes, to print for the door."""
    return _on_paper(request, uid, "networking/list.html", _("Lijst voor de deur"))


@require_safe
@guarded("meeting.read")
def badges(request: PortalRequest, uid: UUID) -> HttpResponse:
    """A badge for everybody who comes, ten on a sheet."""
    return _on_paper(request, uid, "networking/badges.html", _("Naamkaartjes"))


def _on_paper(request: PortalRequest, uid: UUID, template: str, title: str) -> HttpResponse:
    page, lines = selectors.on_paper(request.actor, uid)
    context = {"meeting": page.meeting, "lines": lines, "breadcrumb": trail(title, page.meeting)}
    return render(request, template, context)


def _done(request: PortalRequest, uid: UUID, step: Callable[[], object], said: str = "") -> HttpResponse:
    try:
        step()
    except Invalid as wrong:
        messages.error(request, wrong.message)
    else:
        if said:
            messages.success(request, said)
    return redirect("networking:guests", uid=uid)


def _list(request: PortalRequest, uid: UUID, wrong: AtTheDoorForm | None = None) -> HttpResponse:
    found = selectors.guest_list(request.actor, uid)
    context = {
        "found": found,
        "meeting": found.meeting,
        "form": wrong if wrong is not None else AtTheDoorForm(),
        "breadcrumb": trail(_("Gasten"), found.meeting),
    }
    return render(request, "networking/guests.html", context, status=422 if wrong is not None else 200)
