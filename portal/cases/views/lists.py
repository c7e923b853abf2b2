"""The cases of one's own teams."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.cases import selectors
from portal.cases.words import CaseState
from tenants.access import guarded
from tenants.given import place_asked, place_written
from tenants.http import PortalRequest

Place = tuple[datetime, int]
_SALT = "cases.list"


@require_safe
@guarded("case.create")
def cases(request: PortalRequest) -> HttpResponse:
    """Mine or my team's, running or closed; without names, for whoever looks over one's shoulder."""
    mine = request.GET.get("van") == "mij"
    closed = request.GET.get("stand") == "afgesloten"
    before = place_asked(request, _SALT)
    state = CaseState.CLOSED if closed else CaseState.OPEN
    lines, further = selectors.led_by_own_teams(request.actor, mine=mine, state=state, before=before)
    context = {
        "lines": lines,
        "mine": mine,
        "closed": closed,
        "tabs": [
            (_("Lopend"), _address(mine=mine, closed=False), not closed),
            (_("Afgesloten"), _address(mine=mine, closed=True), closed),
        ],
        "whose": [
            (_("Van mijn team"), _address(mine=False, closed=closed), not mine),
            (_("Alleen van mij"), _address(mine=True, closed=closed), mine),
        ],
        "several_teams": len(request.actor.teams) > 1,
        "first": _address(mine=mine, closed=closed) if before else "",
        "next": _address(mine=mine, closed=closed, further=further) if further else "",
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Casussen"), "")],
    }
    return render(request, "cases/list.html", context)


def trail(title: str, *between: tuple[str, str]) -> list[tuple[str, str]]:
    """The way from the overview to a page of the cases of one's teams."""
    return [
        (_("Mijn overzicht"), reverse("web:overview")),
        (_("Casussen"), reverse("cases:list")),
        *between,
        (title, ""),
    ]


def _address(*, mine: bool, closed: bool, further: Place | None = None) -> str:
    asked = {"van": "mij"} if mine else {}
    if closed:
        asked["stand"] = "afgesloten"
    if further is not None:
        asked["vanaf"] = place_written(further, _SALT)
    return f"{reverse('cases:list')}?{urlencode(asked)}" if asked else reverse("cases:list")
