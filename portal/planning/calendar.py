"""Calendar files after RFC 5545 (iCalendar) and RFC 5546 (iTIP), from neutral facts (`portal.planning.entries`).

| what happens | file |
|---|---|
| somebody is invited, or time, rule or length change | `request`: METHOD REQUEST, a higher SEQUENCE (RFC 5546, 3.2.2) |
| one meeting of a series changes | `request` with the entry of it alone: RECURRENCE-ID (3.2.2, 2.1.5) |
| a meeting, or one of a series, does not go on | `cancel`: METHOD CANCEL (3.2.5) |
| a calendar asks for what there is | `published`: METHOD PUBLISH, no attendees (3.2.1) |
| somebody answers | `portal.planning.replies.read_reply`: METHOD REPLY (3.2.3) |

A file goes to one attendee, who is the only one in it: nobody learns from a calendar who else was invited. Times are
those of Dutch clocks, with the rules of the zone in the file. The same facts give the same bytes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, timedelta

from django.core.validators import validate_email
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vRecur

from portal.planning.entries import Entry, Status
from portal.planning.series import ZONE

PRODUCT = "-//Ketenwijzer//Bijeenkomsten//NL"
MOST_ENTRIES = 2_000  # events of one feed
REFRESH = timedelta(hours=6)
# RFC 5545, 3.6.5, with the rule of the European Union since 1996 (directive 2000/84/EC). Written by hand: the list of
# dates that icalendar makes of a zone ends in 2038 and has summer time begin an hour late.
DUTCH_ZONE = b"""\
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def request(entries: Sequence[Entry], *, attendee: str) -> bytes:
    """An invitation, or a change of one that was sent before.

    Args:
        entries: all events of one meeting or series, or one of them by itself; one `uid`.
        attendee: the mail address of who is invited; asked for an answer.

    Raises:
        ValueError: no entries, several meetings in one file, or no mail address.
    """
    validate_email(attendee)
    return _file("REQUEST", _of_one_meeting(entries), attendee=attendee)


def cancel(entries: Sequence[Entry], *, attendee: str) -> bytes:
    """It does not go on: the whole, or the meeting of the series that an entry with RECURRENCE-ID names.

    SEQUENCE has to be higher than that of the last request (RFC 5546, 3.2.5), or a calendar passes it over.

    Raises:
        ValueError: as in `request`.
    """
    validate_email(attendee)
    cancelled = [replace(each, facts=replace(each.facts, status=Status.CANCELLED)) for each in _of_one_meeting(entries)]
    return _file("CANCEL", cancelled, attendee=attendee)


def published(entries: Iterable[Entry], *, name: str) -> bytes:
    """A feed of many meetings, or the file of one, without attendees.

    Args:
        name: neutral; what a calendar calls the feed (RFC 7986, 5.1).

    Raises:
        ValueError: more than `MOST_ENTRIES`.
    """
    listed = list(entries)
    if len(listed) > MOST_ENTRIES:
        raise ValueError(f"A feed holds at most {MOST_ENTRIES} events.")
    return _file("PUBLISH", listed, name=name)


def _of_one_meeting(entries: Sequence[Entry]) -> Sequence[Entry]:
    if len({each.uid for each in entries}) != 1:
        raise ValueError("An invitation is about one meeting or series.")
    return entries


def _file(method: str, entries: Iterable[Entry], *, attendee: str = "", name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add_component(Timezone.from_ical(DUTCH_ZONE))
    for each in entries:
        calendar.add_component(_event(each, attendee, asks=method == "REQUEST"))
    return bytes(calendar.to_ical())


def _event(entry: Entry, attendee: str, *, asks: bool) -> Event:
    facts = entry.facts
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", facts.sequence)
    event.add("dtstamp", facts.changed.astimezone(UTC))
    _add_times(event, entry)
    if entry.recurrence_id:
        event.add("recurrence-id", entry.recurrence_id.astimezone(ZONE))
    if entry.rule:
        event.add("rrule", vRecur.from_ical(entry.rule))
    if entry.left_out:
        event.add("exdate", [each.astimezone(ZONE) for each in entry.left_out])
    event.add("summary", facts.title)
    event.add("description", _("Meer leest u na inloggen: %(where)s") % {"where": facts.url})
    event.add("url", facts.url)
    event.add("class", "PRIVATE")
    event.add("status", facts.status.value)
    event.add("organizer", vCalAddress(f"mailto:{facts.organizer}"))
    if attendee:
        event.add("attendee", _attendee(attendee, asks=asks))
    return event


def _add_times(event: Event, entry: Entry) -> None:
    """In Dutch time; where the clock changes meanwhile in a form that has one meaning alone (RFC 5545, 3.3.5)."""
    start, end = entry.start.astimezone(ZONE), entry.end.astimezone(ZONE)
    if start.utcoffset() == end.utcoffset():
        event.add("dtstart", start)
        event.add("dtend", end)
    elif entry.rule:
        event.add("dtstart", start)
        event.add("duration", entry.end.astimezone(UTC) - entry.start.astimezone(UTC))
    else:
        event.add("dtstart", start.astimezone(UTC))
        event.add("dtend", end.astimezone(UTC))


def _attendee(mail: str, *, asks: bool) -> vCalAddress:
    address = vCalAddress(f"mailto:{mail}")
    if asks:
        address.params.update(
            {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
        )
    return address
