"""The list of date polls."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.polls import selectors
from portal.polls.views.trail import trail
from tenants.access import can, guarded
from tenants.given import place_asked, place_written
from tenants.http import PortalRequest

_SALT = "polls.list"


@require_safe
@guarded("meeting.read")
def polls(request: PortalRequest) -> HttpResponse:
    """All that one may see, latest deadline first."""
    after = place_asked(request, _SALT)
    found = selectors.polls(request.actor, after=after)
    here = reverse("polls:list")
    context = {
        "found": found,
        "may_make": bool(can(request.actor, "meeting.change")),
        "first": here if after else "",
        "next": f"{here}?{urlencode({'vanaf': place_written(found.next, _SALT)})}" if found.next else "",
        "breadcrumb": trail(""),
    }
    return render(request, "polls/list.html", context)
