"""The door of a receiver without an account. It says the same to every link: one that works, that ended, of nobody."""

from django.http import HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.addresses import address_of
from portal.referrals.forms.by_link import CodeForm
from portal.referrals.services import by_link as services
from tenants.access import classified
from tenants.http import PortalRequest
from tenants.middleware import by_link as sessions
from tenants.throttling import HOUR, tries

TOO_OFTEN, WRONG = 429, 422
# Of one address an hour: a library has one for all its visitors, and a link is in the hands of one organisation.
MOST_TRIES, MOST_MAILS = 20, 10


@sensitive_post_parameters()
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
@classified("sign_in")
def door(request: PortalRequest, token: str) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = WRONG if form.errors else 200
    if form.is_valid():
        status = _try(request, token, form)
        if status == 200:
            return unseen(redirect("by_link:page"))
    context = {"form": form, "token": token, "mailed": "verstuurd" in request.GET and request.method != "POST"}
    return _answer(request, context, status)


@sensitive_variables("token")
@require_POST
@classified("sign_in")
def send_code(request: PortalRequest, token: str) -> HttpResponse:
    if tries(request.tenant, "link.mail", address_of(request)) > MOST_MAILS:
        form = CodeForm({"code": ""})
        form.errors.clear()
        form.add_error(None, _("U hebt te vaak een code gevraagd. Probeer het over een uur opnieuw."))
        return _answer(request, {"form": form, "token": token, "mailed": False}, TOO_OFTEN)
    services.ask_code(request.tenant, token=token)
    return unseen(redirect(f"{reverse('by_link:door', kwargs={'token': token})}?verstuurd"))


@require_safe
@classified("sign_in")
def closed(request: PortalRequest) -> HttpResponse:
    """Where a session leads that ended, by itself or by its last step."""
    return unseen(render(request, "referrals/by_link/closed.html", {"done": "klaar" in request.GET}))


@require_POST
@classified("sign_in")
def leave(request: PortalRequest) -> HttpResponse:
    if sessions.by_link(request.actor):
        request.session.flush()
    return unseen(redirect("by_link:closed"))


def unseen(answer: HttpResponse) -> HttpResponse:
    """Kept by no cache and no search engine.

    That no other site hears the address, in which the token stands, is the rule for every page ("same-origin"). Not
    "no-referrer": browsers then send a form with `Origin: null`, and the check against forged forms refuses it.
    """
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@sensitive_variables("token", "form", "code")
def _try(request: PortalRequest, token: str, form: CodeForm) -> int:
    """The status of the answer; 200 when the session has begun."""
    if tries(request.tenant, "link.code", address_of(request)) > MOST_TRIES:
        form.add_error(None, _("U hebt het te vaak geprobeerd. Probeer het over een uur opnieuw."))
        return TOO_OFTEN
    link = services.come_in(request.tenant, token=token, code=form.cleaned_data["code"])
    if link is None:
        said = _("Deze code klopt niet of werkt niet meer. Kijk in de nieuwste mail, of vraag een nieuwe code aan.")
        form.add_error("code", said)
        return WRONG
    sessions.begin(request, request.tenant, link=link)
    rotate_token(request)
    return 200


def _answer(request: PortalRequest, context: dict[str, object], status: int) -> HttpResponse:
    answer = unseen(render(request, "referrals/by_link/door.html", context, status=status))
    if status == TOO_OFTEN:
        answer.headers["Retry-After"] = str(HOUR)
    return answer
