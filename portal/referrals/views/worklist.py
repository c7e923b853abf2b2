"""My work: what waits for us, for them, is late, is a draft, is closed."""

from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from portal.referrals import selectors, services
from portal.referrals.forms import FilterForm
from portal.referrals.selectors import Line, Tab
from portal.referrals.selectors.saved_views import FILTERS, saved_views
from portal.referrals.selectors.worklist import Place, due_group
from portal.referrals.words import ReferralState
from tenants.access import guarded
from tenants.http import PortalRequest

TABS = {
    "ons": (Tab.US, gettext_lazy("Wacht op ons")),
    "hen": (Tab.THEM, gettext_lazy("Wacht op hen")),
    "laat": (Tab.LATE, gettext_lazy("Te laat")),
    "concepten": (Tab.DRAFTS, gettext_lazy("Concepten")),
    "navragen": (Tab.ASK_BACK, gettext_lazy("Navragen")),
    "dicht": (Tab.CLOSED, gettext_lazy("Afgesloten")),
}
GROUPS = {
    "late": gettext_lazy("Te laat"),
    "today": gettext_lazy("Vandaag"),
    "later": gettext_lazy("Deze week en later"),
    "none": gettext_lazy("Zonder klok"),
}
S = ReferralState
# The word of the next step, for the receiver and for the sender. The page itself says what may be done.
NEXT_FOR_RECEIVER = {
    S.SENT: gettext_lazy("Beoordeel"), S.ACCEPTED: gettext_lazy("Leg contact"), S.WAITLISTED: gettext_lazy("Bevestig"),
    S.APPOINTED: gettext_lazy("Bereid voor"), S.IN_PROGRESS: gettext_lazy("Laat weten"),
}  # fmt: skip
NEXT_FOR_SENDER = {
    S.DRAFT: gettext_lazy("Maak af"), S.CONSENT: gettext_lazy("Leg vast"), S.RETURNED: gettext_lazy("Vul aan"),
    S.REJECTED: gettext_lazy("Zoek verder"), S.EXPIRED: gettext_lazy("Zoek verder"),
}  # fmt: skip
# Lists in which nothing has a term that comes nearer.
WITHOUT_GROUPS = (Tab.ASK_BACK, Tab.CLOSED)
KEPT = "worklist"


@require_GET
@guarded("referral_sent.read")
def worklist(request: PortalRequest) -> HttpResponse:
    chosen = request.GET.get("lijst", "ons")
    name = chosen if chosen in TABS else "ons"
    tab, title = TABS[name]
    kinds = selectors.kinds(request.actor)
    districts = selectors.districts(request.actor, tab)
    form = FilterForm(_kept(request), kinds=[(each.code, each.title) for each in kinds], districts=districts)
    filters = form.filters()
    lines, more = selectors.worklist(request.actor, tab, filters, _place(request.GET.get("na", "")))
    counts = selectors.counts(request.actor)
    here = {"lijst": name, **{each: str(form.data.get(each, "")) for each in FILTERS[1:]}}
    context = {
        "groups": _groups(lines) if tab not in WITHOUT_GROUPS else [("", "", lines)] if lines else [],
        "any": bool(lines),
        "tabs": [(key, str(label), counts[each], key == name) for key, (each, label) in TABS.items()],
        "name": name,
        "title": str(title),
        "form": form,
        "narrowed": any(form.data.values()) if form.data else False,
        "more": _written(more) if more else "",
        "taken_away": selectors.taken_away(request.actor),
        "today": timezone.localdate(),
        "may_refer": bool(kinds),
        "after_help": selectors.after_help(request.actor) if tab is Tab.ASK_BACK else None,
        "saved_views": saved_views(request.actor),
        "here": here,
        "here_query": urlencode(here),
    }
    return render(request, "referrals/worklist.html", context)


@require_POST
@guarded("referral_sent.read")
def wiped(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.confirm_wiped(request.actor, uid=uid)
    messages.success(request, _("Dank u. Vastgelegd is dat uw team alles heeft gewist."))
    return redirect("referrals:worklist")


def _kept(request: PortalRequest) -> dict[str, str]:
    """The filters of this request, or those of the last time. "wis" forgets them."""
    names = FILTERS[1:]
    if "wis" in request.GET:
        request.session.pop(KEPT, None)
        return {}
    if any(name in request.GET for name in names):
        given = {name: request.GET.get(name, "")[:80] for name in names}
        if request.session.get(KEPT) != given:
            request.session[KEPT] = given
        return given
    found: dict[str, str] = request.session.get(KEPT, {})
    return found


def _groups(lines: list[Line]) -> list[tuple[str, str, list[Line]]]:
    """Lines under their headings, with how many there are on this page."""
    today = timezone.localdate()
    told = []
    for code, heading in GROUPS.items():
        found = [line for line in lines if due_group(line, today) == code]
        if found:
            count = ngettext("%(count)s zaak", "%(count)s zaken", len(found)) % {"count": len(found)}
            told.append((str(heading), count, found))
    return told


def next_step(line: Line) -> str:
    """The word on the button of a line; empty when nothing waits."""
    state = ReferralState(line.state)
    word = NEXT_FOR_RECEIVER.get(state) if line.to_us else None
    if word is None and line.from_us:
        word = NEXT_FOR_SENDER.get(state)
    return str(word or "")


def _place(written: str) -> Place | None:
    """Where the page before ended, from its address; nothing when it is none."""
    at, _sign, pk = written.partition("~")
    if not pk.isdigit() or len(pk) > 18:
        return None
    try:
        moment = datetime.fromisoformat(at) if at else None
    except ValueError:
        return None
    if moment is not None and moment.tzinfo is None:
        return None
    return moment, int(pk)


def _written(place: Place) -> str:
    return f"{place[0].isoformat() if place[0] else ''}~{place[1]}"
