"""One poll: its days, one's own answer, and for its organisers how it stands."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.forms.people import show
from portal.polls import selectors, services
from portal.polls.forms.voting import RemarkForm, answers_in, fields_of
from portal.polls.lengths import length_said
from portal.polls.selectors.page import PollPage
from portal.polls.services import Voted
from portal.polls.views.trail import trail
from tenants.access import guarded
from tenants.errors import Invalid, Refused
from tenants.http import PortalRequest

TAKE_BACK = "intrekken"


@require_safe
@guarded("meeting.read")
def poll(request: PortalRequest, uid: UUID) -> HttpResponse:
    return _detail(request, uid)


@sensitive_post_parameters()
@require_POST
@guarded("meeting.read")
def vote(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = RemarkForm(request.POST)
    try:
        if request.POST.get("doe") == TAKE_BACK:
            services.take_back(request.actor, uid=uid)
            messages.success(request, _("Uw antwoord is ingetrokken."))
            return redirect("polls:poll", uid=uid)
        if form.is_valid():
            remark = form.cleaned_data["remark"]
            tell(request, services.vote(request.actor, uid=uid, answers=answers_in(request.POST), remark=remark))
            return redirect("polls:poll", uid=uid)
    except Invalid as wrong:
        show(form, wrong)
    except Refused as closed:
        form.add_error(None, closed.message)
    return _detail(request, uid, wrong=form)


def tell(request: HttpRequest, done: Voted) -> None:
    """Say what was kept, and what was taken out meanwhile."""
    messages.success(request, _("Dank u wel. Uw antwoord is bewaard. U kunt het wijzigen tot de sluiting."))
    if done.gone:
        messages.warning(request, _("Een dag die u koos, ging er net uit. Kijk of er een andere dag voor kwam."))


def drawn(page: PollPage, form: forms.Form | None, given: HttpRequest | None) -> dict[str, object]:
    """What both pages of a poll show: that of the portal, and that of a personal link."""
    remark = page.own.remark if page.own is not None and not page.own_team else ""
    best = page.best
    return {
        "page": page,
        "poll": page.poll,
        "fields": fields_of(page.standing, given.POST if given is not None else None),
        "length": length_said(page.poll.minutes),
        "form": form or RemarkForm(initial={"remark": remark}),
        "best_day": date_format(localtime(best.starts_at), "l j E") if best is not None else "",
        "take_back": TAKE_BACK,
    }


def _detail(request: PortalRequest, uid: UUID, wrong: forms.Form | None = None) -> HttpResponse:
    page = selectors.poll_page(request.actor, uid)
    context = {**drawn(page, wrong, request if wrong is not None else None), "breadcrumb": trail(page.poll.title)}
    return render(request, "polls/poll.html", context, status=422 if wrong is not None else 200)
