"""Coming without an account: asking, confirming, saying off. Nobody learns here who else comes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from portal.networking import selectors, services
from portal.networking.forms import groups_in
from portal.web.forms.registering import RegisterForm
from portal.web.throttling import HOUR, may_send
from portal.web.views.activities import breadcrumb
from tenants.access import guarded
from tenants.errors import Invalid, Refused
from tenants.http import PortalRequest

GONE, TOO_MANY, WRONG = 410, 429, 422


@require_http_methods(["GET", "POST"])
@guarded("meeting_public.register")
def register(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Ask for a seat. The answer is the same for every address, and comes before any mail is sent."""
    found = selectors.activity(request.actor, uid)
    if not found.may_register.allowed:
        return redirect("activities:activity", uid=uid)
    form = RegisterForm(request.POST or None, parts=found.programme)
    waiting = False
    if form.is_valid():
        waiting = not may_send(request, "guest")
        if not waiting and _asked(request, uid, form):
            return redirect("activities:asked", uid=uid)
        if waiting:
            form.add_error(
                None, _("Er komen nu veel aanmeldingen van uw internetadres. Probeer het over een uur opnieuw.")
            )
    status = TOO_MANY if waiting else WRONG if form.errors else 200
    context = {
        "form": form,
        "found": found,
        "meeting": found.meeting,
        "full": found.free == 0,
        "breadcrumb": [*breadcrumb(found.meeting.title, uid), (_("Aanmelden"), "")],
    }
    answer = render(request, "web/activity_register.html", context, status=status)
    if waiting:
        answer.headers["Retry-After"] = str(HOUR)
    return answer


@require_GET
@guarded("meeting_public.register")
def asked(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Look in your mail. Knows of no address."""
    found = selectors.activity(request.actor, uid)
    trail = [*breadcrumb(found.meeting.title, uid), (_("Kijk in uw mail"), "")]
    return render(request, "web/activity_asked.html", {"meeting": found.meeting, "breadcrumb": trail})


@require_http_methods(["GET", "POST"])
@guarded("meeting_public.register")
def confirm(request: PortalRequest, uid: UUID, proof: str) -> HttpResponse:
    """The link of the mail: shows a button, and the button confirms. Programs that test links press no buttons."""
    done = request.method == "POST"
    try:
        step = services.confirm if done else services.invited
        guest = step(request.actor, uid=uid, proof=proof)
    except Refused as late:
        said = {"said": late.message, "breadcrumb": breadcrumb(_("Deze link werkt niet meer"))}
        return _unlisted(render(request, "web/activity_late.html", said, status=GONE))
    context: dict[str, Any] = {
        "done": guest.confirmed_at is not None,
        "waiting": guest.waiting,
        "meeting": guest.meeting,
        "breadcrumb": breadcrumb(_("Aanmelden")),
    }
    return _unlisted(render(request, "web/activity_confirm.html", context))


@require_http_methods(["GET", "POST"])
@guarded("meeting_public.register")
def leave(request: PortalRequest, uid: UUID, proof: str) -> HttpResponse:
    """Say off: a page with one button. Twice is the same as once."""
    done = request.method == "POST"
    step = services.leave if done else services.require_own_link
    step(request.actor, uid=uid, proof=proof)
    context = {"done": done, "breadcrumb": breadcrumb(_("Afmelden"))}
    return _unlisted(render(request, "web/activity_leave.html", context))


def _asked(request: PortalRequest, uid: UUID, form: RegisterForm) -> bool:
    """Whether the room took it; what it says of a field stands beside the field."""
    written = {name: form.cleaned_data[name] for name in ("name", "organisation", "email", "needs")}
    given = services.Given(**written, language=get_language() or "nl", groups=groups_in(form.cleaned_data))
    try:
        services.ask(request.actor, uid=uid, given=given)
    except Invalid as wrong:
        for field, said in wrong.fields.items():
            form.add_error(field if field in form.fields else None, said)
        return False
    return True


def _unlisted(answer: HttpResponse) -> HttpResponse:
    """A page of one person's link: kept by no cache and no search engine."""
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
