"""A professional reads and answers what residents say is wrong."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal.resident import selectors, services
from portal.resident.forms import AnswerForm
from tenants.access import guarded
from tenants.http import PortalRequest


@require_safe
@guarded("correction.reply")
def waiting(request: PortalRequest) -> HttpResponse:
    context = {"lines": selectors.to_answer(request.actor), "breadcrumb": _trail()}
    return render(request, "resident/corrections.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@guarded("correction.reply")
def answer(request: PortalRequest, uid: UUID) -> HttpResponse:
    found, may_answer = selectors.correction(request.actor, uid)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        services.answer_correction(request.actor, uid=uid, result=given["result"], answer=given["answer"])
        messages.success(request, _("Uw antwoord is verstuurd. De inwoner leest het op de eigen pagina."))
        return redirect("resident:corrections")
    context = {
        "found": found,
        "may_answer": may_answer,
        "form": form,
        "breadcrumb": _trail(_("Casus %(code)s") % {"code": found.case}),
    }
    return render(request, "resident/correction.html", context, status=422 if form.errors else 200)


def _trail(title: str = "") -> list[tuple[str, str]]:
    home = (_("Mijn overzicht"), reverse("web:overview"))
    if not title:
        return [home, (_("Vragen om iets te verbeteren"), "")]
    return [home, (_("Vragen om iets te verbeteren"), reverse("resident:corrections")), (title, "")]
