"""A calendar file as two others read it: icalendar expanded by recurring-ical-events, and vobject with the zone that
stands in the file. Neither shares a line with how we count meetings; vobject shares none with what wrote the file."""

from datetime import UTC, datetime, timedelta
from typing import Any

import recurring_ical_events
import vobject
from icalendar import Calendar

Meeting = tuple[str, datetime, datetime]  # uid, start, end; in UTC


def by_icalendar(data: bytes, since: datetime, before: datetime) -> list[Meeting]:
    """The meetings that begin in the window."""
    found = recurring_ical_events.of(Calendar.from_ical(data)).between(since, before)
    read = [(str(each["UID"]), each["DTSTART"].dt.astimezone(UTC), each["DTEND"].dt.astimezone(UTC)) for each in found]
    return sorted(each for each in read if since <= each[1] < before)


def by_vobject(data: bytes, since: datetime, before: datetime) -> list[Meeting]:
    """The same, by RFC 5545, 3.8.4.4: an event with a RECURRENCE-ID stands in the place of what the rule gives."""
    events = list(vobject.readOne(data.decode()).vevent_list)
    instead = {(each.uid.value, _utc(each.recurrence_id.value)) for each in events if hasattr(each, "recurrence_id")}
    found: list[Meeting] = []
    for event in events:
        uid, length = event.uid.value, _length(event)
        for start in _starts(event, before):
            if hasattr(event, "recurrence_id") or (uid, start) not in instead:
                found.append((uid, start, start + length))
    return sorted(each for each in found if since <= each[1] < before)


def _starts(event: Any, before: datetime) -> list[datetime]:
    zone = event.dtstart.value.tzinfo
    if event.rruleset is None:
        return [_utc(event.dtstart.value)]
    found = []
    for start in event.rruleset:
        moment = _utc(start if start.tzinfo else start.replace(tzinfo=zone))
        if moment >= before:
            break
        found.append(moment)
    return found


def _length(event: Any) -> timedelta:
    if hasattr(event, "duration"):
        length: timedelta = event.duration.value
        return length
    return _utc(event.dtend.value) - _utc(event.dtstart.value)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
