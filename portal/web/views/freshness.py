"""The page behind the link in the mail "Klopt dit nog?". Looking changes nothing: mail scanners look too."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.socialmap.asking import answering
from portal.socialmap.asking.links import Expired, Link
from portal.socialmap.asking.showing import question as shown
from portal.socialmap.models import AskAnswer
from portal.web.composing.details import service_page
from portal.web.composing.translated import in_language_of_page
from portal.web.forms.freshness import AnswerForm, NotTrueForm, StillTrueForm
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest

# The right to tell that something on the map is not true: a visitor has it, and whoever holds the link is one here.
GUARD = "map_report.create"


@require_GET
@guarded(GUARD)
def question(request: PortalRequest, **link: Any) -> HttpResponse:
    return _page(request, Link(**link))


@require_POST
@guarded(GUARD)
def answer(request: PortalRequest, **given: Any) -> HttpResponse:
    link, said = Link(**given), request.POST.get("said", "")
    form = (NotTrueForm if said == AskAnswer.NO else StillTrueForm)(request.POST)
    if not form.is_valid():
        return _page(request, link, form, status=422)
    try:
        answering.answer(request.actor, link=link, said=said, **form.told())
    except Expired:
        return _expired(request)
    except Invalid as wrong:
        form.show(wrong)
        return _page(request, link, form, status=422)
    return redirect(reverse("freshness:question", kwargs=given))


@require_POST
@guarded(GUARD)
def take_back(request: PortalRequest, **given: Any) -> HttpResponse:
    try:
        answering.take_back(request.actor, link=Link(**given))
    except Expired:
        return _expired(request)
    return redirect(reverse("freshness:question", kwargs=given))


def _page(request: PortalRequest, link: Link, form: AnswerForm | None = None, status: int = 200) -> HttpResponse:
    now = timezone.now()
    try:
        found = shown(link, now)
    except Expired:
        return _expired(request)
    values = {"uid": link.uid, "to": link.to, "proof": link.proof}
    url = request.build_absolute_uri(reverse("web:service", args=[found.page.card.uid]))
    context = {
        "question": found,
        "page": service_page(in_language_of_page(found.page), now, request.tenant.setting("outlines", []), url),
        "form": form,  # what was wrong with the answer, if anything
        "still_true": form if isinstance(form, StillTrueForm) else StillTrueForm(),
        "not_true": form if isinstance(form, NotTrueForm) else NotTrueForm(),
        "answer_at": reverse("freshness:answer", kwargs=values),
        "take_back_at": reverse("freshness:take_back", kwargs=values),
    }
    return render(request, "web/freshness.html", context, status=status)


def _expired(request: PortalRequest) -> HttpResponse:
    title = _("Deze link werkt niet meer")
    return render(request, "web/freshness_expired.html", {"title": title}, status=410)
