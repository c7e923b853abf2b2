"""Public meetings as entries for a calendar (RFC 5545). They are public, so name and place stand in them."""

from collections.abc import Sequence
from datetime import UTC
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from portal.accounts.links import absolute
from portal.meetings.models import Meeting
from portal.meetings.words import MeetingState
from portal.networking.links import path_of
from tenants.dutch_time import DUTCH_TIME
from tenants.models import Tenant

PRODUCT = "-//Ketenwijzer//Activiteiten//NL"


def calendar_of(tenant: Tenant, meetings: Sequence[Meeting], *, called: str = "") -> bytes:
    """The file of these meetings. Two queries for the address of the portal.

    Times are those of Dutch clocks, with the rules for summer and winter time in the file. The UID stays the same when
    a meeting moves; SEQUENCE grows with each change that a calendar must know of. One that was called off stays, as
    CANCELLED: a calendar that had it takes it out.

    Args:
        called: the name of the calendar, for programs that subscribe.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if called:
        calendar.add("x-wr-calname", called)
    host, site = tenant.primary_host, absolute(tenant, "")
    for meeting in meetings:
        calendar.add_component(_event(meeting, host, f"{site}{path_of(meeting.uid)}"))
    if meetings:
        calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(meeting: Meeting, host: str, page: str) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'meeting:{meeting.uid}')}@{host}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", meeting.starts_at.astimezone(UTC).astimezone(DUTCH_TIME))
    event.add("dtend", meeting.ends_at.astimezone(UTC).astimezone(DUTCH_TIME))
    event.add("summary", meeting.title)
    event.add("description", _("Meer leest u hier: %(where)s") % {"where": page})
    event.add("url", page)
    if meeting.place:
        event.add("location", meeting.place)
    event.add("class", "PUBLIC")
    event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    return event
