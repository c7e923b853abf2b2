"""Who knows what: the page, stopping, objecting, and everything on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from portal.consent import services as consent
from portal.referrals import services as referrals
from portal.resident import selectors
from portal.resident.views import for_residents
from tenants.http import PortalRequest

HELPED = (("yes", gettext_lazy("Ja")), ("partly", gettext_lazy("Een beetje")), ("no", gettext_lazy("Nee")))


@require_safe
@for_residents("case.read")
def page(request: PortalRequest) -> HttpResponse:
    context = {
        "page": selectors.overview(request.actor),
        "corrections": selectors.corrections(request.actor),
        "helped_answers": HELPED,
    }
    return render(request, "resident/page.html", context)


@require_POST
@for_residents("referral_closed.answer")
def helped(request: PortalRequest, uid: UUID) -> HttpResponse:
    """One question with three answers. A later answer takes the place of the first."""
    referrals.answer_helped(request.actor, uid=uid, answer=request.POST.get("answer", ""))
    messages.success(request, _("Bedankt. Uw contactpersoon ziet uw antwoord."))
    return _to("hulp")


@require_POST
@for_residents("ground.withdraw")
def stop(request: PortalRequest, uid: UUID) -> HttpResponse:
    """One button; no reason is asked. What it stops stood above it."""
    consent.withdraw(request.actor, ground_uid=uid)
    messages.success(request, _("Het delen is gestopt. Hieronder ziet u wat er stopte."))
    return _to("gestopt")


@require_POST
@for_residents("ground.object")
def object_to(request: PortalRequest, uid: UUID) -> HttpResponse:
    made = consent.object_to(request.actor, ground_uid=uid)
    day = date_format(made.answer_by, "DATE_FORMAT") if made.answer_by is not None else ""
    messages.success(request, _("Uw bezwaar is verstuurd. U krijgt antwoord uiterlijk op %(day)s.") % {"day": day})
    return _to("wie")


@require_safe
@for_residents("case.read")
def everything(request: PortalRequest) -> HttpResponse:
    """All that is known, to read and to print."""
    return render(request, "resident/everything.html", {"sections": selectors.everything(request.actor)})


def _to(part: str) -> HttpResponse:
    answer = redirect("resident:page")
    answer["Location"] += f"#{part}"
    return answer
