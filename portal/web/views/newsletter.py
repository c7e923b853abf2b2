"""The newsletter for readers: asking, confirming, leaving. Nobody needs an account, and nobody learns who is on it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from portal.newsletter import services
from portal.web.forms.newsletter import SubscribeForm
from portal.web.languages import offered
from portal.web.throttling import HOUR, may_send
from tenants.access import guarded
from tenants.errors import Invalid, Refused
from tenants.http import PortalRequest

GONE = 410


@require_http_methods(["GET", "POST"])
@guarded("newsletter.register")
def subscribe(request: PortalRequest) -> HttpResponse:
    """Ask for it. The answer is the same for every address, and comes before any mail is sent."""
    languages, here = offered(request.tenant), getattr(request, "LANGUAGE_CODE", "nl")
    form = SubscribeForm(request.POST or None, languages=languages, initial={"language": here})
    waiting = False
    if form.is_valid():
        waiting = not may_send(request, "newsletter")
        if not waiting and _asked(request, form):
            return redirect("newsletter:asked")
        if waiting:
            form.add_error(
                None, _("Er komen nu veel aanvragen van uw internetadres. Probeer het over een uur opnieuw.")
            )
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Nieuwsbrief"), "")]
    context = {"form": form, "several": len(languages) > 1, "breadcrumb": breadcrumb}
    answer = render(request, "web/newsletter.html", context, status=429 if waiting else 200)
    if waiting:
        answer.headers["Retry-After"] = str(HOUR)
    return answer


@require_GET
@guarded("newsletter.register")
def asked(request: PortalRequest) -> HttpResponse:
    """Look in your mail. Knows of no address."""
    return render(request, "web/newsletter_asked.html", {"breadcrumb": _breadcrumb()})


@require_http_methods(["GET", "POST"])
@guarded("newsletter.register")
def confirm(request: PortalRequest, uid: UUID, proof: str) -> HttpResponse:
    """The link of the mail: shows a button, and the button confirms. Programs that test links press no buttons."""
    done = request.method == "POST"
    try:
        if done:
            services.confirm(request.actor, uid=uid, proof=proof)
        else:
            services.invited(request.actor, uid=uid, proof=proof)
    except Refused as late:
        context = {"said": late.message, "breadcrumb": _breadcrumb()}
        return _unlisted(render(request, "web/newsletter_late.html", context, status=GONE))
    return _unlisted(render(request, "web/newsletter_confirm.html", {"done": done, "breadcrumb": _breadcrumb()}))


# No token against forged forms, by design: RFC 8058 has mail programs post here without ever having seen a page, and
# no session gives the right. The signed address does; whoever has it may use it, and it can do this one thing only.
@csrf_exempt
@require_http_methods(["GET", "POST"])
@guarded("newsletter.withdraw")
def unsubscribe(request: PortalRequest, uid: UUID, proof: str) -> HttpResponse:
    """Leave: a page with one button, and the same address takes the one click of mail programs."""
    done = request.method == "POST"
    if done:
        services.unsubscribe(request.actor, uid=uid, proof=proof)
    else:
        services.require_own_link(request.actor, uid=uid, proof=proof)
    return _unlisted(render(request, "web/newsletter_leave.html", {"done": done, "breadcrumb": _breadcrumb()}))


def _asked(request: PortalRequest, form: SubscribeForm) -> bool:
    """Whether the room took it; what it says of a field stands beside the field."""
    try:
        services.ask(request.actor, email=form.cleaned_data["email"], language=form.cleaned_data["language"])
    except Invalid as wrong:
        for field, said in wrong.fields.items():
            form.add_error(field, said)
        return False
    return True


def _breadcrumb() -> list[tuple[str, str]]:
    return [(_("Home"), reverse("web:home")), (_("Nieuwsbrief"), reverse("newsletter:subscribe"))]


def _unlisted(answer: HttpResponse) -> HttpResponse:
    """A page of one person's link: kept by no cache and no search engine. No other site hears its address either; that
    is so for every page of the portal (SECURE_REFERRER_POLICY)."""
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
