"""The page of whoever is asked without an account. A link that is wrong, taken back or over gets the same answer."""

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from portal.accounts.addresses import address_of
from portal.accounts.forms.people import show
from portal.polls import selectors, services
from portal.polls.forms.voting import RemarkForm, answers_in
from portal.polls.views.page import TAKE_BACK, drawn, tell
from tenants.access import guarded
from tenants.errors import Invalid, NotFound, Refused
from tenants.http import PortalRequest
from tenants.throttling import HOUR, tries

METHODS = ["GET", "HEAD", "POST"]
# Of one address an hour: who guesses is slowed down, and whoever has a good link beside them is not.
MOST_WRONG = 60
# Of one link an hour: somebody who changes their mind, and no machine.
MOST_ANSWERS = 60


@sensitive_post_parameters()
@sensitive_variables("token")
@guarded("poll_by_link.vote")
def door(request: PortalRequest, token: str) -> HttpResponse:
    if request.method not in METHODS:
        # Django's own decorator would write the address into the log.
        return unseen(HttpResponseNotAllowed(METHODS))
    try:
        form = _answer(request, token) if request.method == "POST" else None
        if request.method == "POST" and form is None:
            return unseen(redirect("polls:by_link", token=token))
        page = selectors.poll_by_link(services.by_token(request.tenant, token=token))
    except NotFound:
        return _nothing(request)
    context = {**drawn(page, form, request if form is not None else None), "token": token}
    return unseen(render(request, "polls/by_link.html", context, status=422 if form is not None else 200))


def unseen(answer: HttpResponse) -> HttpResponse:
    """Kept by no cache and no search engine.

    That no other site hears the address, in which the token stands, is the rule for every page ("same-origin"). Not
    "no-referrer": browsers then send a form with `Origin: null`, and the check against forged forms refuses it.
    """
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    # Django writes the address of an answer that says no into the log; a link that works is a secret.
    answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer


@sensitive_variables("token")
def _answer(request: PortalRequest, token: str) -> RemarkForm | None:
    """Keep the answer; the form with what is wrong when it cannot be kept."""
    form = RemarkForm(request.POST)
    services.by_token(request.tenant, token=token)
    if tries(request.tenant, "poll.vote", token) > MOST_ANSWERS:
        form.add_error(None, _("U wijzigt uw antwoord erg vaak. Probeer het over een uur opnieuw."))
        return form
    try:
        if request.POST.get("doe") == TAKE_BACK:
            services.take_back_by_link(request.tenant, token=token)
            return None
        if form.is_valid():
            remark = form.cleaned_data["remark"]
            done = services.vote_by_link(request.tenant, token=token, answers=answers_in(request.POST), remark=remark)
            tell(request, done)
            return None
    except Invalid as wrong:
        show(form, wrong)
    except Refused as closed:
        form.add_error(None, closed.message)
    return form


def _nothing(request: PortalRequest) -> HttpResponse:
    """One answer for a link of nobody, one that was taken back, and one whose time is over."""
    waiting = tries(request.tenant, "poll.link", address_of(request)) > MOST_WRONG
    answer = unseen(render(request, "polls/no_link.html", {"waiting": waiting}, status=429 if waiting else 404))
    if waiting:
        answer.headers["Retry-After"] = str(HOUR)
    return answer
