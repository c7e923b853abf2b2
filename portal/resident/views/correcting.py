"""A resident says what is wrong."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.resident import services
from portal.resident.forms import CorrectionForm
from portal.resident.selectors.overview import own_subject
from portal.resident.views import for_residents
from tenants.errors import Refused
from tenants.http import PortalRequest


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_residents("correction.create")
def ask(request: PortalRequest) -> HttpResponse:
    form = CorrectionForm(request.POST or None)
    if form.is_valid() and _asked(request, form):
        messages.success(request, _("Uw vraag is verstuurd. Het antwoord komt op deze pagina te staan."))
        return redirect("resident:page")
    return render(request, "resident/ask_correction.html", {"form": form}, status=422 if form.errors else 200)


def _asked(request: PortalRequest, form: CorrectionForm) -> bool:
    """Whether it was taken; what the rule says otherwise stands above what they wrote, which stays."""
    try:
        services.ask_correction(request.actor, subject=own_subject(request.actor), wrong=form.cleaned_data["wrong"])
    except Refused as waiting:
        form.add_error(None, waiting.message)
        return False
    return True
