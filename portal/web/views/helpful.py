"""Whether people found what they looked for: one tap, a thank you, a reason for who wants to give one. No cookie."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from portal.intake.helpfulness import REASONS, count_answer, count_reason
from portal.web.asked_here import Asked, comes_from_here, read_token
from portal.web.throttling import HOUR, may_send
from tenants.access import guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest

ANSWERS = {"ja": True, "nee": False}
SEE_OTHER, TOO_MANY = 303, 429


# There is no cookie to check a token against; `comes_from_here` stands in its place.
@csrf_exempt
@require_POST
@guarded("map_report.create")
def helpful(request: PortalRequest) -> HttpResponse:
    """Count an answer, or the reason of one, and go on to the thank-you page."""
    if not comes_from_here(request):
        raise PermissionDenied
    asked = _asked(request, request.POST.get("over", ""))
    answer, reason = request.POST.get("antwoord", ""), request.POST.get("reden", "")
    if answer not in ANSWERS and reason not in REASONS:
        raise NotFound()
    if not may_send(request, "helpful"):
        response = _thanks(request, asked, told=_("Er komen nu veel antwoorden van uw internetadres."), status=TOO_MANY)
        response.headers["Retry-After"] = str(HOUR)
        return response
    if answer in ANSWERS:
        count_answer(request.actor, about=asked.about, uid=asked.uid, found=ANSWERS[answer])
    else:
        count_reason(request.actor, about=asked.about, uid=asked.uid, reason=reason)
    step = {"over": request.POST["over"], "stap": "waarom" if answer == "nee" else "klaar"}
    return HttpResponse(status=SEE_OTHER, headers={"Location": f"{reverse('intake:helpful_thanks')}?{urlencode(step)}"})


@require_GET
@guarded("map_report.create")
def thanks(request: PortalRequest) -> HttpResponse:
    """Thank you; after a "no" with the question why. Looks nothing up."""
    asked = _asked(request, request.GET.get("over", ""))
    return _thanks(request, asked, ask_why=request.GET.get("stap") == "waarom")


def _asked(request: PortalRequest, token: str) -> Asked:
    asked = read_token(request.tenant, token)
    if asked is None:
        raise NotFound()
    return asked


def _thanks(
    request: PortalRequest, asked: Asked, *, ask_why: bool = False, told: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "back": asked.address,
        "token": (request.POST or request.GET).get("over", ""),
        "reasons": REASONS.items() if ask_why else (),
        "told": told,
        "breadcrumb": [(_("Home"), reverse("web:home")), (_("Uw antwoord"), "")],
    }
    return render(request, "web/helpful_thanks.html", context, status=status)
