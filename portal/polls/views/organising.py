"""What an organiser does with a poll: make, change, send, close, choose the day, stop."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.polls import selectors, services
from portal.polls.forms.preparing import PollForm
from portal.polls.policies import may_organise
from portal.polls.views.trail import trail
from tenants.access import guarded, require
from tenants.errors import Invalid
from tenants.given import version_in
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def new(request: PortalRequest) -> HttpResponse:
    form = PollForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.make(request.actor, question=form.question())
        except Invalid as wrong:
            form.show(wrong)
        else:
            return redirect("polls:days", uid=made.uid)
    context = {"form": form, "breadcrumb": trail(_("Nieuwe datumprikker"))}
    return render(request, "polls/prepare.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def change(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.poll_page(request.actor, uid)
    require(may_organise(request.actor, "change", page.poll))
    form = PollForm(request.POST or None, poll=page.poll)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            services.change(request.actor, uid=uid, version=version, question=form.question())
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("De datumprikker is gewijzigd."))
            return redirect("polls:poll", uid=uid)
    context = {"form": form, "poll": page.poll, "breadcrumb": trail(_("Wijzigen"), page.poll)}
    return render(request, "polls/prepare.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("meeting.change")
def send(request: PortalRequest, uid: UUID) -> HttpResponse:
    said = _("De datumprikker is verstuurd. U krijgt bericht als iedereen heeft geantwoord.")
    return _stepped(request, uid, lambda version: services.send(request.actor, uid=uid, version=version), said)


@require_POST
@guarded("meeting.change")
def close(request: PortalRequest, uid: UUID) -> HttpResponse:
    said = _("De datumprikker is gesloten. Kies nu een dag.")
    return _stepped(request, uid, lambda version: services.close(request.actor, uid=uid, version=version), said)


@require_POST
@guarded("meeting.change")
def stop(request: PortalRequest, uid: UUID) -> HttpResponse:
    said = _("De datumprikker is gestopt. Wie een vraag kreeg, hoort het.")
    return _stepped(request, uid, lambda version: services.stop(request.actor, uid=uid, version=version), said)


@require_POST
@guarded("meeting.change")
def decide(request: PortalRequest, uid: UUID, day: UUID) -> HttpResponse:
    try:
        meeting = services.decide(request.actor, uid=uid, version=version_in(request), day=day)
    except Invalid as wrong:
        messages.error(request, wrong.message)
        return redirect("polls:poll", uid=uid)
    messages.success(request, _("De dag is gekozen en iedereen hoort het. Kijk de bijeenkomst na en nodig dan uit."))
    return redirect("meetings:meeting", uid=meeting.uid)


def _stepped(request: PortalRequest, uid: UUID, step: Callable[[int], object], said: str) -> HttpResponse:
    try:
        step(version_in(request))
    except Invalid as wrong:
        messages.error(request, wrong.message)
    else:
        messages.success(request, said)
    return redirect("polls:poll", uid=uid)
