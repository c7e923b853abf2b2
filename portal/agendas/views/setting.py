"""How long before a meeting its items open."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portal.agendas import services
from portal.agendas.models.settings import MOST_DAYS
from portal.agendas.opening import prepare_days
from portal.agendas.views.trail import to_list
from tenants.access import guarded
from tenants.http import PortalRequest


class SettingsForm(forms.Form):
    """One number."""

    days = forms.IntegerField(
        label=gettext_lazy("Hoeveel werkdagen vooraf kan iemand een casus voorbereiden?"), min_value=0,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("Vanaf dan zien teams met een eigen grond het punt. Daarvoor alleen wie het inbrengt."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def settings(request: PortalRequest) -> HttpResponse:
    form = SettingsForm(request.POST or None, initial={"days": prepare_days()})
    if request.method == "POST" and form.is_valid():
        services.set_prepare_days(request.actor, days=form.cleaned_data["days"])
        messages.success(request, _("De instelling is bewaard."))
        return redirect("agendas:settings")
    context = {"form": form, "breadcrumb": to_list(_("Instelling van agenda's"))}
    return render(request, "agendas/settings.html", context, status=422 if form.errors else 200)
