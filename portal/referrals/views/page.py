"""One referral: what it is, how it stands, what may be done now, and the conversation."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.referrals import selectors, services
from portal.referrals.forms import form_of
from portal.referrals.moves import MOVES
from portal.referrals.selectors import ReferralPage
from portal.referrals.selectors.drafts import still_seen
from portal.referrals.selectors.stages import stages
from portal.referrals.states import STATES
from portal.referrals.views.calendar import accepting_times
from portal.referrals.views.pressing import pressed_twice as _pressed_twice
from portal.referrals.words import AssessReason, Party, ReferralState
from tenants.access import can, guarded
from tenants.errors import Invalid, NotFound
from tenants.http import PortalRequest


@require_GET
@guarded("referral_accepted.read")
def referral(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = selectors.referral(request.actor, uid)
    return render(request, "referrals/referral.html", _context(request, page))


@require_GET
@guarded("referral_sent.read")
def summary(request: PortalRequest, uid: UUID) -> HttpResponse:
    """On one sheet, to print. It follows the right to read; nothing can be exported."""
    page = selectors.referral(request.actor, uid)
    return render(request, "referrals/summary.html", {"page": page, "breadcrumb": _trail(page, _("Samenvatting"))})


@require_http_methods(["GET", "POST"])
@guarded("referral_sent.read")
def step(request: PortalRequest, uid: UUID, name: str) -> HttpResponse:
    """A step with what it needs, on a page of its own: what happens stands there before it does."""
    if request.method == "POST" and _pressed_twice(request, uid, name):
        return _onward(request, uid)
    page = selectors.referral(request.actor, uid)
    able = next((each for each in page.steps if each.name == name and each.decision), None)
    if able is None:
        raise NotFound()
    form = form_of(name)(
        request.POST if request.method == "POST" else None,
        move=MOVES[name],
        choices=_choices(request, uid, name),
        version=page.version,
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.move(
                request.actor, uid=uid, name=name, version=given["version"], key=given["key"], told=form.told()
            )
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("Vastgelegd: %(step)s.") % {"step": able.label})
            return _onward(request, uid)
    context = {"page": page, "step": able, "form": form, "breadcrumb": _trail(page, able.label)}
    return render(request, "referrals/step.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("referral_sent.assess")
def assess(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.assess(request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("De rest staat nu open voor u. Uw naam, de tijd en uw reden zijn vastgelegd."))
    return redirect("referrals:referral", uid=uid)


@require_POST
@guarded("referral_sent.read")
def talk(request: PortalRequest, uid: UUID) -> HttpResponse:
    text = request.POST.get("text", "")
    try:
        services.talk(request.actor, uid=uid, text=text)
    except Invalid as wrong:
        page = selectors.referral(request.actor, uid)
        context = {**_context(request, page), "wrong_text": wrong.message, "text": text}
        return render(request, "referrals/referral.html", context, status=422)
    messages.success(request, _("Uw bericht is geplaatst."))
    return redirect(f"{reverse('referrals:referral', args=[uid])}#gesprek")


@require_POST
@guarded("referral_sent.read")
def assign(request: PortalRequest, uid: UUID) -> HttpResponse:
    to, version = request.POST.get("to", ""), request.POST.get("version", "")
    try:
        services.assign(request.actor, uid=uid, version=int(version), to_uid=UUID(to))
    except ValueError as wrong:
        raise Invalid(_("Kies wie het oppakt.")) from wrong
    messages.success(request, _("Het is verdeeld."))
    return redirect("referrals:referral", uid=uid)


@require_POST
@guarded("referral_closed.read")
def seen(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.saw_the_end(request.actor, uid=uid)
    messages.success(request, _("Gezien. De doorverwijzing staat bij Afgesloten."))
    return redirect("referrals:worklist")


def _context(request: PortalRequest, page: ReferralPage) -> dict[str, object]:
    receiving, sending = Party.RECEIVER in page.parties, bool(page.parties & {Party.SENDER, Party.LEAD})
    before, after = selectors.around(request.actor, page.uid) if page.opens_all else (None, ())
    return {
        "page": page,
        "follows": before,
        "followed_by": after,
        "ask_back": page.may_check_back,
        "come_back": _may_come_back(request, page),
        "stages": stages(page),
        "able": [each for each in page.steps if each.decision],
        "unable": [each for each in page.steps if not each.decision and each.name in NAMED.get(page.state, ())],
        "reasons": AssessReason.choices,
        "receiving": receiving,
        "sending": sending,
        "may_see_the_end": sending and page.closed_at is not None,
        "colleagues": selectors.colleagues(request.actor, page.uid) if receiving and not page.closed_at else [],
        "link": selectors.link_state(request.actor, page.uid) if page.sent_at and sending and not receiving else None,
        "breadcrumb": [(_("Mijn werk"), reverse("referrals:worklist")), (page.number, "")],
    }


def _may_come_back(request: PortalRequest, page: ReferralPage) -> bool:
    """Whether the page of an ended referral offers a new one for the same resident, to the sending side."""
    ended = STATES[ReferralState(page.state)].terminal and page.state != ReferralState.IN_ERROR
    own = bool(page.parties & {Party.SENDER, Party.LEAD}) and page.case_uid is not None
    return ended and own and bool(can(request.actor, "referral_closed.reopen"))


# Which closed steps the page tells of: those that somebody would look for in this state. The others say nothing.
S = ReferralState
NAMED: dict[str, tuple[str, ...]] = {
    S.SENT: ("hand_on", "waitlist", "appoint", "withdraw", "recall"),
    S.RETURNED: ("accept", "reject", "withdraw"),
    S.ACCEPTED: ("complete", "reject"),
    S.WAITLISTED: ("complete", "reject"),
    S.APPOINTED: ("complete", "end"),
    S.IN_PROGRESS: ("reject", "decide"),
}


def _choices(request: PortalRequest, uid: UUID, name: str) -> dict[str, Sequence[tuple[UUID | str, str]]]:
    if name == "accept":
        return {
            "contact_person": selectors.colleagues(request.actor, uid), "talk_time": accepting_times(request, uid),
        }  # fmt: skip
    if name == "choose_time":
        return {"talk_time": selectors.times_to_choose(request.actor, uid)}
    if name == "hand_on":
        return {"to_team": selectors.teams_to_hand_on_to(request.actor, uid)}
    return {}


def _trail(page: ReferralPage, last: str) -> list[tuple[str, str]]:
    return [
        (_("Mijn werk"), reverse("referrals:worklist")),
        (page.number, reverse("referrals:referral", args=[page.uid])),
        (last, ""),
    ]


def _onward(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Back to the referral, or to the list when the step took it out of sight."""
    if not still_seen(request.actor, uid):
        return redirect("referrals:worklist")
    return redirect("referrals:referral", uid=uid)
