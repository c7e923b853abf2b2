"""Coming in by the code of a receipt, and leaving: slowly by a button, quickly by a link."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.addresses import address_of
from portal.resident import services
from portal.resident.forms import DoorForm
from tenants.access import classified
from tenants.http import PortalRequest
from tenants.middleware.by_code import begin
from tenants.throttling import HOUR

TOO_OFTEN, WRONG = 429, 422


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@classified("sign_in")
def door(request: PortalRequest) -> HttpResponse:
    if request.actor.subjects:
        return redirect("resident:page")
    form = DoorForm(request.POST or None)
    status = WRONG if form.errors else 200
    if form.is_valid():
        status = _try(request, form)
        if status == 200:
            return redirect("resident:page")
    context = {"form": form, "closed": "dicht" in request.GET and request.method != "POST"}
    answer = render(request, "resident/door.html", context, status=status)
    if status == TOO_OFTEN:
        answer.headers["Retry-After"] = str(HOUR)
    return _unseen(answer)


@require_POST
@classified("sign_in")
def leave(request: PortalRequest) -> HttpResponse:
    if request.actor.subjects:
        request.session.flush()
    answer = redirect("resident:door")
    answer["Location"] += "?dicht"
    return _unseen(answer)


@require_safe
@classified("sign_in")
def away(request: PortalRequest) -> HttpResponse:
    """Quickly: a plain link, so that it works without script; a form may lead to no other site (form-action).

    It ends the session of a resident alone, and whoever is made to follow it loses nothing but having to come in again.
    """
    if request.actor.subjects:
        request.session.flush()
    answer = HttpResponseRedirect(settings.QUICK_EXIT_URL)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return _unseen(answer)


def _try(request: PortalRequest, form: DoorForm) -> int:
    """The status of the answer; 200 when the session has begun."""
    given = form.cleaned_data
    if not services.may_try(request.tenant, code=given["code"], address=address_of(request)):
        form.add_error(None, _("U hebt het te vaak geprobeerd. Probeer het over een uur opnieuw, of bel ons."))
        return TOO_OFTEN
    entry = services.come_in(request.tenant, code=given["code"], birth_date=given["birth_date"])
    if entry is None:
        form.add_error(
            None,
            _("Deze code en geboortedatum horen niet bij elkaar, of de code werkt niet meer. Kijk op uw papier. "
              "Lukt het niet? Vraag uw contactpersoon om een nieuwe code."),
        )  # fmt: skip
        return WRONG
    begin(request, request.tenant, subject=entry.subject, code=entry.code)
    rotate_token(request)
    return 200


def _unseen(answer: HttpResponse) -> HttpResponse:
    """Kept by no cache and no search engine."""
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
