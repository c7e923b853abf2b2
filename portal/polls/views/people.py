"""Whom a poll asks: colleagues, teams, people without an account."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.forms.people import show
from portal.meetings.forms.answering import InviteForm
from portal.meetings.views.trail import person_choices, team_choices
from portal.polls import selectors, services
from portal.polls.forms.asking import OutsiderForm
from portal.polls.policies import may_organise
from portal.polls.views.trail import trail
from tenants.access import guarded, require
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def people(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = _inside(request)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        teams, named = [UUID(each) for each in given["teams"]], [UUID(each) for each in given["people"]]
        try:
            services.ask(request.actor, uid=uid, teams=teams, people=named)
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Zij staan op de lijst."))
            return redirect("polls:people", uid=uid)
    return _drawn(request, uid, inside=form, outside=OutsiderForm(), wrong=form if form.errors else None)


@sensitive_post_parameters()
@require_POST
@guarded("meeting.change")
def outsider(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = OutsiderForm(request.POST)
    if form.is_valid():
        try:
            services.ask_outsider(request.actor, uid=uid, outsider=form.outsider())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Op de lijst gezet."))
            return redirect("polls:people", uid=uid)
    return _drawn(request, uid, inside=_inside(request, bound=False), outside=form, wrong=form)


@require_POST
@guarded("meeting.change")
def take_off(request: PortalRequest, uid: UUID, voter: UUID) -> HttpResponse:
    services.take_off(request.actor, uid=uid, voter=voter)
    messages.success(request, _("Van de lijst gehaald."))
    return redirect("polls:people", uid=uid)


@require_POST
@guarded("meeting.change")
def revoke(request: PortalRequest, uid: UUID, voter: UUID) -> HttpResponse:
    services.revoke_link(request.actor, uid=uid, voter=voter)
    messages.success(request, _("De link is ingetrokken. Hij opent niets meer."))
    return redirect("polls:people", uid=uid)


@require_POST
@guarded("meeting.change")
def again(request: PortalRequest, uid: UUID, voter: UUID) -> HttpResponse:
    services.new_link(request.actor, uid=uid, voter=voter)
    messages.success(request, _("Er is een nieuwe link onderweg. De oude werkt niet meer."))
    return redirect("polls:people", uid=uid)


def _inside(request: PortalRequest, *, bound: bool = True) -> InviteForm:
    data = request.POST if bound and request.method == "POST" else None
    return InviteForm(data, teams=team_choices(request.actor), people=person_choices(request.actor))


def _drawn(
    request: PortalRequest, uid: UUID, *, inside: InviteForm, outside: OutsiderForm, wrong: object
) -> HttpResponse:
    page = selectors.poll_page(request.actor, uid)
    require(may_organise(request.actor, "ask", page.poll))
    context = {
        "page": page,
        "poll": page.poll,
        "inside": inside,
        "outside": outside,
        "form": wrong,
        "breadcrumb": trail(_("Wie vraagt u?"), page.poll),
    }
    return render(request, "polls/people.html", context, status=422 if wrong is not None else 200)
