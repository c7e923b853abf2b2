"""One meeting: what it is, who comes, one's own answer."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.forms.people import show
from portal.meetings import selectors, services
from portal.meetings.forms.answering import AnswerForm
from portal.meetings.repeating import read
from portal.meetings.selectors.page import MeetingPage
from portal.meetings.selectors.people import colleagues
from portal.meetings.selectors.regulars import regulars
from portal.meetings.views.parts import parts_of
from portal.meetings.views.trail import trail
from portal.meetings.words import Answer
from portal.planning.rule_words import said
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_safe
@guarded("meeting.read")
def meeting(request: PortalRequest, uid: UUID) -> HttpResponse:
    return detail(request, uid)


@require_POST
@guarded("meeting.read")
def answer(request: PortalRequest, uid: UUID, invitation: UUID) -> HttpResponse:
    page = selectors.meeting_page(request.actor, uid)
    form = _answer_form(request, page, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            seat = services.answer(
                request.actor,
                uid=uid,
                invitation=invitation,
                answer=Answer(given["answer"]),
                remark=given["remark"],
                replacement=UUID(given["replacement"]) if given.get("replacement") else None,
            )
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("U staat op de wachtlijst.") if seat.waiting else _("Uw antwoord is bewaard."))
            return redirect("meetings:meeting", uid=uid)
    return detail(request, uid, wrong=form)


@require_POST
@guarded("meeting.read")
def take_part(request: PortalRequest, uid: UUID) -> HttpResponse:
    seat = services.take_part(request.actor, uid=uid)
    said = _("De bijeenkomst is vol. U staat op de wachtlijst.") if seat.waiting else _("U bent aangemeld.")
    messages.success(request, said)
    return redirect("meetings:meeting", uid=uid)


def detail(request: PortalRequest, uid: UUID, wrong: forms.Form | None = None) -> HttpResponse:
    page = selectors.meeting_page(request.actor, uid)
    context = {
        "page": page,
        "meeting": page.meeting,
        "parts": parts_of(request.actor, page),
        "regulars": regulars(request.actor, page.meeting),
        "rule": said(read(page.meeting.series.rule)) if page.meeting.series is not None else "",
        "form": wrong if wrong is not None else _answer_form(request, page),
        "breadcrumb": trail(page.meeting.title),
    }
    return render(request, "meetings/meeting.html", context, status=422 if wrong is not None else 200)


def _answer_form(request: PortalRequest, page: MeetingPage, data: QueryDict | None = None) -> AnswerForm:
    team = page.own_team
    others = colleagues(request.actor, team) if team is not None and page.own is not None and page.own.person else []
    return AnswerForm(
        data,
        colleagues=[(str(person.uid), str(person)) for person in others],
        online=bool(page.meeting.online_url),
        initial={"answer": page.own.answer, "remark": page.own.remark} if page.own is not None else {},
    )
