"""What this room adds to the page of a meeting."""

from typing import Any

from portal.meetings.selectors.page import MeetingPage
from portal.meetings.views.parts import Part
from portal.meetings.words import TOLD, Audience
from portal.networking.policies import may_keep_the_list
from portal.networking.selectors import guest_list
from tenants.access import Actor


def guests(actor: Actor, page: MeetingPage) -> dict[str, Any] | None:
    """How many guests come, for who keeps the list of a public meeting; its public page for everybody who sees it."""
    meeting = page.meeting
    if meeting.audience != Audience.PUBLIC or meeting.state not in TOLD:
        return None
    keeps = may_keep_the_list(actor, meeting).allowed
    return {"list": guest_list(actor, meeting.uid) if keeps else None}


GUEST_PART = Part("gasten", "networking/parts/guests.html", guests, order=60)
