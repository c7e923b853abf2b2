"""The list of meetings."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.meetings import selectors
from portal.meetings.selectors import When
from portal.meetings.selectors.lists import Place
from portal.meetings.words import MeetingKind
from tenants.access import can, guarded
from tenants.given import place_asked, place_written
from tenants.http import PortalRequest

_SALT = "meetings.list"


@require_safe
@guarded("meeting.read")
def meetings(request: PortalRequest) -> HttpResponse:
    """What comes or what was; of one kind or all; all that one may see or one's own."""
    when = When.PAST if request.GET.get("wanneer") == When.PAST else When.COMING
    asked = request.GET.get("soort", "")
    kind = asked if asked in MeetingKind.values else ""
    mine = request.GET.get("van") == "mij"
    after = place_asked(request, _SALT)
    found = selectors.meetings(request.actor, when=when, kind=kind, mine=mine, after=after)
    context = {
        "found": found,
        "when": when,
        "tabs": [
            (_("Komt nog"), _address(When.COMING, kind, mine), when == When.COMING),
            (_("Geweest"), _address(When.PAST, kind, mine), when == When.PAST),
        ],
        "whose": [
            (_("Alle"), _address(when, kind, False), not mine),
            (_("Alleen van mij"), _address(when, kind, True), mine),
        ],
        "kind": kind,
        "kinds": MeetingKind.choices,
        "mine": mine,
        "may_plan": bool(can(request.actor, "meeting.change")),
        "first": _address(when, kind, mine) if after else "",
        "next": _address(when, kind, mine, found.next) if found.next else "",
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Overleggen"), "")],
    }
    return render(request, "meetings/list.html", context)


def _address(when: When, kind: str, mine: bool, further: Place | None = None) -> str:
    asked = {
        "wanneer": when.value if when == When.PAST else "",
        "soort": kind,
        "van": "mij" if mine else "",
        "vanaf": place_written(further, _SALT) if further is not None else "",
    }
    kept = {name: value for name, value in asked.items() if value}
    return f"{reverse('meetings:list')}?{urlencode(kept)}" if kept else reverse("meetings:list")
