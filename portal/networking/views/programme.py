"""The programme: writing it, and choosing a group."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.forms.people import show
from portal.meetings.models import Meeting
from portal.meetings.policies import may_organise
from portal.meetings.views.trail import trail
from portal.networking import services
from portal.networking.forms import ChooseForm, PartForm, groups_in
from portal.networking.models import ProgrammePart
from portal.networking.selectors.programme import PartLine, programme
from tenants.access import guarded, require
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def write(request: PortalRequest, uid: UUID) -> HttpResponse:
    """The whole programme, and a form for one part more."""
    return _written(request, uid, None)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.change")
def change(request: PortalRequest, uid: UUID, part: UUID) -> HttpResponse:
    return _written(request, uid, part)


@require_POST
@guarded("meeting.change")
def remove(request: PortalRequest, uid: UUID, part: UUID) -> HttpResponse:
    services.remove_part(request.actor, uid=uid, part=part)
    messages.success(request, _("Dit deel staat niet meer in het programma."))
    return redirect("networking:programme", uid=uid)


@require_POST
@guarded("meeting.read")
def choose(request: PortalRequest, uid: UUID) -> HttpResponse:
    meeting: Meeting = Meeting.objects.visible_to(request.actor).get_or_not_found(uid=uid)
    form = ChooseForm(request.POST, parts=programme(meeting))
    try:
        # What is no longer offered (full meanwhile) is judged by the service, which knows what they had.
        services.choose(request.actor, uid=uid, chosen=_asked(form))
    except Invalid as wrong:
        messages.error(request, wrong.message)
    else:
        messages.success(request, _("Uw keuze is bewaard."))
    return redirect("meetings:meeting", uid=uid)


def _asked(form: ChooseForm) -> tuple[UUID, ...]:
    given = {name: form.data.get(name, "") for name in form.fields}
    try:
        return groups_in(given)
    except ValueError as nonsense:
        raise Invalid(_("Kies een groep uit de lijst.")) from nonsense


def _written(request: PortalRequest, uid: UUID, part: UUID | None) -> HttpResponse:
    meeting: Meeting = Meeting.objects.visible_to(request.actor).get_or_not_found(uid=uid)
    require(may_organise(request.actor, "change", meeting))
    found = ProgrammePart.objects.get_or_not_found(meeting=meeting, uid=part) if part is not None else None
    parts = programme(meeting)
    rounds = [(str(each.uid), each.title) for each in parts if each.uid != part]
    form = PartForm(request.POST or None, rounds=rounds, initial=_filled(found))
    if request.method == "POST" and form.is_valid():
        try:
            services.write_part(request.actor, uid=uid, written=form.written(), part=part)
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Het programma is bewaard."))
            return redirect("networking:programme", uid=uid)
    return _page(request, meeting, parts, form, found)


def _page(
    request: PortalRequest, meeting: Meeting, parts: tuple[PartLine, ...], form: PartForm, found: ProgrammePart | None
) -> HttpResponse:
    context = {
        "meeting": meeting,
        "parts": parts,
        "form": form,
        "found": found,
        "breadcrumb": trail(_("Programma"), meeting),
    }
    return render(request, "networking/programme.html", context, status=422 if form.errors else 200)


def _filled(found: ProgrammePart | None) -> dict[str, object]:
    if found is None:
        return {}
    return {
        **{name: getattr(found, name) for name in ("title", "room", "speaker", "capacity")},
        "starts": localtime(found.starts_at).time(),
        "ends": localtime(found.ends_at).time(),
        "round": str(found.round.uid) if found.round is not None else "",
    }
