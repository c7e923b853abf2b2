"""What an organiser does: plan, change, announce, call off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.meetings import selectors, services
from portal.meetings.forms.answering import CancelForm, CancelSeriesForm, ReplyForm
from portal.meetings.forms.planning import MeetingForm
from portal.meetings.policies import may_organise
from portal.meetings.repeating import Reach
from portal.meetings.topics import topic_choices
from portal.meetings.views.trail import person_choices, trail
from portal.planning.replies import MOST_BYTES
from tenants.access import guarded, require
from tenants.errors import Invalid
from tenants.given import version_in
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def new(request: PortalRequest) -> HttpResponse:
    form = MeetingForm(request.POST or None, chairs=person_choices(request.actor), topics=topic_choices(request.actor))
    if request.method == "POST" and form.is_valid():
        try:
            rule = form.rule()
            if rule is None:
                made = services.plan(request.actor, planned=form.planned())
            else:
                made = services.plan_series(request.actor, planned=form.planned(), rule=rule)[0]
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("De bijeenkomst staat klaar. Nodig nu uit wie erbij moet zijn."))
            return redirect("meetings:invite", uid=made.uid)
    context = {"form": form, "breadcrumb": trail(_("Nieuwe bijeenkomst"))}
    return render(request, "meetings/plan.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def change(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.meeting_page(request.actor, uid)
    require(may_organise(request.actor, "change", page.meeting))
    form = MeetingForm(
        request.POST or None,
        chairs=person_choices(request.actor),
        topics=topic_choices(request.actor),
        meeting=page.meeting,
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            reach = Reach(form.cleaned_data.get("reach") or Reach.THIS)
            services.change_series(request.actor, uid=uid, version=version, planned=form.planned(), reach=reach)
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("De bijeenkomst is gewijzigd."))
            return redirect("meetings:meeting", uid=uid)
    context = {"form": form, "meeting": page.meeting, "breadcrumb": trail(_("Wijzigen"), page.meeting)}
    return render(request, "meetings/plan.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("meeting.change")
def announce(request: PortalRequest, uid: UUID) -> HttpResponse:
    try:
        services.announce(request.actor, uid=uid, version=version_in(request))
    except Invalid as wrong:
        messages.error(request, wrong.message)
    else:
        messages.success(request, _("De uitnodigingen zijn verstuurd."))
    return redirect("meetings:meeting", uid=uid)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def cancel(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.meeting_page(request.actor, uid)
    require(may_organise(request.actor, "cancel", page.meeting))
    made = CancelForm if page.meeting.series_id is None else CancelSeriesForm
    form = made(request.POST or None, initial={"version": page.meeting.version})
    if request.method == "POST" and form.is_valid():
        try:
            given = dict(form.cleaned_data)
            following = given.pop("reach", Reach.THIS) == Reach.FOLLOWING
            (services.cancel_following if following else services.cancel)(request.actor, uid=uid, **given)
        except Invalid as wrong:
            form.add_error("because", wrong.message)
        else:
            messages.success(request, _("De bijeenkomst is afgezegd. Wie was uitgenodigd, krijgt bericht."))
            return redirect("meetings:meeting", uid=uid)
    context = {"form": form, "page": page, "breadcrumb": trail(_("Afzeggen"), page.meeting)}
    return render(request, "meetings/cancel.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def reply(request: PortalRequest) -> HttpResponse:
    """Take in an answer that somebody's calendar sent as a file."""
    form = ReplyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            seats = services.answer_by_calendar(request.actor, data=form.cleaned_data["file"].read(MOST_BYTES + 1))
        except Invalid as wrong:
            form.add_error("file", wrong.message)
        else:
            said = (
                _("Het antwoord is verwerkt.")
                if seats
                else _("Dit antwoord stond er al, of is ouder dan de wijziging.")
            )
            messages.success(request, said)
            return redirect("meetings:list")
    context = {"form": form, "breadcrumb": trail(_("Antwoord inlezen"))}
    return render(request, "meetings/reply.html", context, status=422 if form.errors else 200)
