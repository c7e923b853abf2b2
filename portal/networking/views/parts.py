"""What this room adds to the page of a meeting."""

from typing import Any

from portal.meetings.selectors.page import MeetingPage
from portal.meetings.views.parts import Part
from portal.meetings.words import COMING, TOLD, Audience, MeetingKind, MeetingState
from portal.networking.forms import ChooseForm
from portal.networking.policies import may_keep_the_list
from portal.networking.selectors import guest_list
from portal.networking.selectors.exchanges import exchanges
from portal.networking.selectors.programme import programme
from portal.networking.words import ExchangeKind
from tenants.access import Actor, can


def guests(actor: Actor, page: MeetingPage) -> dict[str, Any] | None:
    """How many guests come, for who keeps the list of a public meeting; its public page for everybody who sees it."""
    meeting = page.meeting
    if meeting.audience != Audience.PUBLIC or meeting.state not in TOLD:
        return None
    keeps = may_keep_the_list(actor, meeting).allowed
    return {"list": guest_list(actor, meeting.uid) if keeps else None}


def programme_of(actor: Actor, page: MeetingPage) -> dict[str, Any] | None:
    """The programme, with groups to choose for who has a seat; the way to write it for the organiser."""
    meeting = page.meeting
    writes = "change" in page.steps and meeting.kind in (MeetingKind.NETWORK, MeetingKind.TRAINING)
    parts = programme(meeting, seat=page.own.uid if page.own is not None else None)
    if not parts and not writes:
        return None
    seated = page.own is not None and page.own.answer in COMING and not page.own.waiting
    chooses = seated and meeting.state == MeetingState.INVITED and any(part.groups for part in parts)
    return {"parts": parts, "writes": writes, "form": ChooseForm(parts=parts) if chooses else None}


def exchange_of(actor: Actor, page: MeetingPage) -> dict[str, Any] | None:
    """What organisations look for and offer at this meeting, and the way to add to it."""
    if page.meeting.kind not in (MeetingKind.NETWORK, MeetingKind.TRAINING):
        return None
    found = exchanges(actor, meeting=page.meeting)
    may_place = can(actor, "minutes.request").allowed and page.meeting.state == MeetingState.INVITED
    if not may_place and not any(found.values()):
        return None
    return {"seek": found[ExchangeKind.SEEK], "offer": found[ExchangeKind.OFFER], "may_place": may_place}


EXCHANGE_PART = Part("zoekbied", "networking/parts/exchange.html", exchange_of, order=40)
PROGRAMME_PART = Part("programma", "networking/parts/programme.html", programme_of, order=20)
GUEST_PART = Part("gasten", "networking/parts/guests.html", guests, order=60)
