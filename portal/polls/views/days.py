"""The days of a poll: adding several, changing one, taking one out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.forms.people import show
from portal.polls import selectors, services
from portal.polls.forms.days import DayForm, DaysForm
from portal.polls.policies import may_organise
from portal.polls.views.trail import trail
from tenants.access import guarded, require
from tenants.errors import Invalid, NotFound
from tenants.given import version_in
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def days(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.poll_page(request.actor, uid)
    require(may_organise(request.actor, "days", page.poll))
    form = DaysForm(request.POST or None, initial={"version": page.poll.version})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            services.add_days(request.actor, uid=uid, version=version, starts=form.starts())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De dagen staan erbij."))
            return redirect("polls:days", uid=uid)
    context = {"form": form, "page": page, "poll": page.poll, "breadcrumb": trail(_("Dagen"), page.poll)}
    return render(request, "polls/days.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def change(request: PortalRequest, uid: UUID, day: UUID) -> HttpResponse:
    page = selectors.poll_page(request.actor, uid)
    require(may_organise(request.actor, "days", page.poll))
    found = next((each for each in page.standing if each.uid == day), None)
    if found is None:
        raise NotFound()
    form = DayForm(request.POST or None, starts_at=found.starts_at, version=page.poll.version)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            services.change_day(request.actor, uid=uid, version=version, day=day, starts_at=form.moment())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De dag is gewijzigd."))
            return redirect("polls:days", uid=uid)
    context = {"form": form, "page": page, "poll": page.poll, "day": found, "breadcrumb": trail(_("Dag"), page.poll)}
    return render(request, "polls/day.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("meeting.change")
def remove(request: PortalRequest, uid: UUID, day: UUID) -> HttpResponse:
    try:
        services.remove_day(request.actor, uid=uid, version=version_in(request), day=day)
    except Invalid as wrong:
        messages.error(request, wrong.message)
    else:
        messages.success(request, _("De dag is eruit."))
    return redirect("polls:days", uid=uid)
