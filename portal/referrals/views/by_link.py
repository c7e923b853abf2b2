"""What a receiver without an account sees and does: the terms, one question, its steps, the conversation."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.referrals import selectors, services
from portal.referrals.forms import form_of
from portal.referrals.forms.by_link import TalkForm, TermsForm
from portal.referrals.moves import MOVES
from portal.referrals.policies import BY_LINK
from portal.referrals.selectors import ReferralPage
from portal.referrals.selectors.drafts import still_seen
from portal.referrals.services import by_link as entering
from portal.referrals.telling import needs_by_link
from portal.referrals.terms import terms
from portal.referrals.views.calendar import accepting_times, as_file
from portal.referrals.views.link_door import unseen
from portal.referrals.views.pressing import pressed_twice
from tenants.access import guarded
from tenants.errors import Invalid, NotFound, Refused
from tenants.http import PortalRequest
from tenants.middleware.by_link import by_link, link_of
from tenants.sight import looking_past

View = Callable[..., HttpResponse]


def for_link_receivers(action: str) -> Callable[[View], View]:
    """Open a view to who came in by a link, and lead everybody else without an account to the closed door.

    Somebody with an account comes by the guard first, and then finds nothing here: they have screens of their own.

    Args:
        action: "row.verb" of the matrix, as for `guarded`.
    """

    def decorate(view: View) -> View:
        @guarded(action)
        @wraps(view)
        def opened(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not by_link(request.actor):
                raise NotFound()
            # They have no team, so the database shows them nothing. What they see is what `visible_to` leaves of the
            # whole: one referral, while its link stands.
            with looking_past("referrals.link"):
                return unseen(view(request, *args, **kwargs))

        @wraps(opened)
        def link_view(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.actor.person is None and not by_link(request.actor):
                # A session that ended is no error of theirs, whatever they pressed.
                return unseen(redirect("by_link:closed"))
            return opened(request, *args, **kwargs)

        return link_view

    return decorate


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_link_receivers("library.accept")
def accept_terms(request: PortalRequest) -> HttpResponse:
    if request.actor.referrals:
        return redirect("by_link:page")
    shown = terms()
    form = TermsForm(request.POST if request.method == "POST" else None, initial={"shown": shown.hash})
    link = link_of(request)
    if form.is_valid() and link is not None:
        given = form.cleaned_data
        try:
            entering.accept_terms(request.actor, link_uid=link, name=given["name"], shown_hash=given["shown"])
        except Invalid as wrong:
            form.add_error("name", wrong.message)
        else:
            return redirect("by_link:page")
    context = {"form": form, "terms": shown}
    return render(request, "referrals/by_link/terms.html", context, status=422 if form.errors else 200)


@require_safe
@for_link_receivers("referral_sent.read")
def page(request: PortalRequest) -> HttpResponse:
    if not request.actor.referrals:
        return redirect("by_link:terms")
    return _page(request, selectors.referral(request.actor, _uid(request)), TalkForm())


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_link_receivers("referral_sent.move")
def step(request: PortalRequest, name: str) -> HttpResponse:
    """A step with what it needs, on a page of its own: what happens stands there before it does."""
    uid = _uid(request)
    if request.method == "POST" and pressed_twice(request, uid, name):
        return _onward(request)
    seen = selectors.referral(request.actor, uid)
    able = next((each for each in seen.steps if each.name == name and each.decision), None)
    if able is None:
        raise NotFound()
    form = form_of(name)(
        request.POST if request.method == "POST" else None,
        move=replace(MOVES[name], needs=needs_by_link(MOVES[name])),
        choices=_choices(request, uid, name),
        version=seen.version,
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.move(
                request.actor, uid=uid, name=name, version=given["version"], key=given["key"], told=form.told()
            )
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("Vastgelegd: %(step)s.") % {"step": able.label})
            return _onward(request)
    context = {"page": seen, "step": able, "form": form}
    return render(request, "referrals/by_link/step.html", context, status=422 if form.errors else 200)


@require_safe
@for_link_receivers("referral_accepted.read")
def calendar(request: PortalRequest) -> HttpResponse:
    """The appointment for a calendar."""
    return as_file(selectors.appointment_entry(request.actor, _uid(request)))


@sensitive_post_parameters()
@require_POST
@for_link_receivers("referral_accepted.feedback")
def talk(request: PortalRequest) -> HttpResponse:
    form = TalkForm(request.POST)
    uid = _uid(request)
    seen = selectors.referral(request.actor, uid)
    if seen.person is None:
        raise Refused(_("U kunt schrijven nadat u hebt geaccepteerd."))
    if not form.is_valid():
        return _page(request, seen, form)
    services.talk(request.actor, uid=uid, text=form.cleaned_data["text"])
    messages.success(request, _("Uw bericht is geplaatst."))
    return redirect(f"{reverse('by_link:page')}#gesprek")


def _page(request: PortalRequest, seen: ReferralPage, form: TalkForm) -> HttpResponse:
    able = [each for each in seen.steps if each.decision and each.name in BY_LINK]
    context = {"page": seen, "able": able, "form": form, "called": request.actor.called}
    return render(request, "referrals/by_link/page.html", context, status=422 if form.errors else 200)


def _uid(request: PortalRequest) -> UUID:
    """The one referral that this session opens.

    Raises:
        NotFound: the terms were not accepted yet, so there is none.
    """
    for uid in request.actor.referrals:
        return uid
    raise NotFound()


def _choices(request: PortalRequest, uid: UUID, name: str) -> dict[str, Sequence[tuple[str, str]]]:
    if name == "accept":
        return {"talk_time": accepting_times(request, uid)}
    return {"talk_time": selectors.times_to_choose(request.actor, uid)} if name == "choose_time" else {}


def _onward(request: PortalRequest) -> HttpResponse:
    """Back to the page, or to the closed door with a word of thanks when the step was the last."""
    if not still_seen(request.actor, _uid(request)):
        request.session.flush()
        return redirect(f"{reverse('by_link:closed')}?klaar")
    return redirect("by_link:page")
