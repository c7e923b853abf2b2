"""A volunteer's own page, and the page on which the receiving team says which volunteer helps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.referrals.forms.matching import MatchForm, ReportForm
from portal.referrals.selectors import matching as selectors
from portal.referrals.services import matching as services
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_safe
@guarded("volunteer_match.feedback")
def mine(request: PortalRequest) -> HttpResponse:
    """Whom the volunteer helps: first name, what was agreed, until when, and whom to call."""
    context = {"helped": selectors.helped_by(request.actor), "breadcrumb": [_overview(), (_("Wie u helpt"), "")]}
    return render(request, "referrals/matching/mine.html", context)


@sensitive_post_parameters("text")
@require_http_methods(["GET", "HEAD", "POST"])
@guarded("volunteer_match.feedback")
def one(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.report_back(request.actor, uid=uid, text=form.cleaned_data["text"])
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("Dank u. Uw team krijgt bericht."))
            return redirect("matching:one", uid=uid)
    found = selectors.helped(request.actor, uid)
    trail = [_overview(), (_("Wie u helpt"), reverse("matching:mine")), (_("Hoe het gaat"), "")]
    context = {"each": found, "form": form, "breadcrumb": trail}
    return render(request, "referrals/matching/one.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters("agreed")
@require_http_methods(["GET", "HEAD", "POST"])
@guarded("volunteer_match.create")
def volunteers(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Who helps with this referral, and a form to let somebody help."""
    page = selectors.matches_of(request.actor, uid)
    sent = request.POST if request.method == "POST" else None
    form = MatchForm(sent, volunteers=page.volunteers, initial={"agreed": page.agreed, "until": page.last_day})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = services.match_volunteer(
                request.actor,
                uid=uid,
                volunteer_uid=UUID(given["volunteer"]),
                agreed=given["agreed"],
                until=given["until"],
            )
        except Invalid as wrong:
            form.show(wrong)
        else:
            said = _("%(name)s ziet nu de voornaam en wat is afgesproken, en krijgt bericht.")
            messages.success(request, said % {"name": made.volunteer})
            return redirect("matching:volunteers", uid=uid)
    trail = _trail(page.number, uid, _("Vrijwilliger"))
    context = {"page": page, "form": form, "breadcrumb": trail}
    return render(request, "referrals/matching/volunteers.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("volunteer_match.change")
def end(request: PortalRequest, uid: UUID) -> HttpResponse:
    match = services.end_match(request.actor, uid=uid)
    said = _("%(name)s ziet niets meer van de inwoner. U kunt dit een uur lang terugzetten.")
    messages.success(request, said % {"name": match.volunteer})
    return redirect("matching:volunteers", uid=match.referral.uid)


@require_POST
@guarded("volunteer_match.change")
def put_back(request: PortalRequest, uid: UUID) -> HttpResponse:
    match = services.put_back_match(request.actor, uid=uid)
    messages.success(request, _("%(name)s helpt weer, en krijgt bericht.") % {"name": match.volunteer})
    return redirect("matching:volunteers", uid=match.referral.uid)


def _overview() -> tuple[str, str]:
    return (_("Mijn overzicht"), reverse("web:overview"))


def _trail(number: str, uid: UUID, last: str) -> list[tuple[str, str]]:
    return [
        (_("Mijn werk"), reverse("referrals:worklist")),
        (number, reverse("referrals:referral", args=[uid])),
        (last, ""),
    ]
