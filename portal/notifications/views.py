"""One's own messages, and how one wants them."""

from uuid import UUID

from django.contrib import messages as banners
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.notifications import selectors, services
from portal.notifications.forms import PreferencesForm
from tenants.access import guarded
from tenants.given import page_asked
from tenants.http import PortalRequest

MOST_PAGES = 400


@require_GET
@guarded("own_account.read")
def messages(request: PortalRequest) -> HttpResponse:
    page = page_asked(request, MOST_PAGES)
    context = {
        "found": selectors.messages(request.actor, page=page),
        "page": page,
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Berichten"), "")],
    }
    return render(request, "notifications/messages.html", context)


@require_POST
@guarded("own_account.change")
def open_message(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Read it, and go where it points: a path of this portal, which `notify` saw to."""
    return redirect(services.mark_read(request.actor, uid=uid).url)


@require_POST
@guarded("own_account.change")
def mark_read(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.mark_read(request.actor, uid=uid)
    return redirect("notifications:messages")


@require_POST
@guarded("own_account.change")
def mark_all_read(request: PortalRequest) -> HttpResponse:
    services.mark_all_read(request.actor)
    banners.success(request, _("Alle berichten zijn gelezen."))
    return redirect("notifications:messages")


@require_http_methods(["GET", "POST"])
@guarded("own_account.change")
def preferences(request: PortalRequest) -> HttpResponse:
    form = PreferencesForm(request.POST or None, choices=selectors.choices(request.actor))
    if request.method == "POST" and form.is_valid():
        services.choose_channels(request.actor, channels=form.chosen())
        banners.success(request, _("Uw keuze is bewaard."))
        return redirect("notifications:preferences")
    breadcrumb = [(_("Berichten"), reverse("notifications:messages")), (_("Zo krijgt u berichten"), "")]
    context = {"form": form, "breadcrumb": breadcrumb}
    return render(request, "notifications/preferences.html", context, status=422 if form.errors else 200)
