"""The sending side stops a link or sends another; administrators keep the addresses of teams without accounts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from portal.referrals.forms.by_link import ReceiverForm
from portal.referrals.selectors.links import link_receivers, teams_without_accounts
from portal.referrals.services import links as services
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_POST
@guarded("referral_sent.withdraw")
def revoke(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.revoke_link(request.actor, uid=uid)
    messages.success(
        request, _("De link werkt niet meer. De doorverwijzing loopt door. U kunt een nieuwe link sturen.")
    )
    return redirect("referrals:referral", uid=uid)


@require_POST
@guarded("referral_sent.withdraw")
def send_again(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.send_link_again(request.actor, uid=uid)
    messages.success(request, _("Er is een nieuwe link verstuurd. De oude werkt niet meer."))
    return redirect("referrals:referral", uid=uid)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def receivers(request: PortalRequest) -> HttpResponse:
    form = ReceiverForm(request.POST if request.method == "POST" else None, teams=teams_without_accounts())
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.set_receiver(request.actor, team_uid=UUID(given["team"]), email=given["email"])
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("Bewaard. Wat u nu naar dit team stuurt, gaat met een link."))
            return redirect("by_link:receivers")
    context = {
        "form": form,
        "rows": link_receivers(request.actor),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Ontvangers met een link"), "")],
    }
    return render(request, "referrals/by_link/receivers.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("settings.change")
def remove(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.remove_receiver(request.actor, uid=uid)
    messages.success(request, _("Weggehaald. De links naar dit adres werken niet meer."))
    return redirect("by_link:receivers")
