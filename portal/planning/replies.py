"""Reading an answer that came back from a calendar: an iTIP REPLY (RFC 5546, 3.2.3). Everything else is refused.

The file comes from anybody, so it is not trusted: bytes and lines are bounded before they are looked at, rules and time
zones in it are not carried out, and nothing of it is given on but a few bounded facts. A file does not prove who sent
it: the caller matches `uid` and `attendee` with an invitation that was sent, and decides what a stranger's file may do.
Comments and other free text in it are never read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from icalendar.parser import Contentline, Contentlines, Parameters
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from portal.planning.entries import LONGEST_UID, MOST_SEQUENCE
from portal.planning.series import ZONE, local_of
from tenants.errors import Invalid

MOST_BYTES = 64 * 1024
MOST_LINES = 1_000
DEEPEST = 4  # VCALENDAR > VEVENT > VALARM

SENTENCES: Mapping[str, str | Promise] = {
    "too_large": _(
        "Dit bestand is te groot voor een antwoord uit een agenda. Kies het bestand dat bij het antwoord zat."
    ),
    "no_calendar": _("Dit is geen bestand uit een agenda. Kies een bestand dat eindigt op .ics."),
    "no_reply": _("Dit is geen antwoord op een uitnodiging. Kies het bestand dat bij het antwoord zat."),
    "several": _("In dit bestand staan meer antwoorden. Kies een bestand met één antwoord."),
    "incomplete": _("In dit antwoord ontbreekt iets, of het klopt niet. Vul het antwoord zelf in."),
    "no_answer": _("In dit bestand staat niet of iemand komt. Vul het antwoord zelf in."),
}


class Unreadable(Invalid):
    """A file that is no answer. `code` is the line of the table."""

    def __init__(self, code: str) -> None:
        super().__init__(str(SENTENCES[code]))
        self.code = code


class Answer(StrEnum):
    """RFC 5545, 3.2.12: what somebody can answer to a meeting. Who delegated sends a replacement."""

    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"
    DELEGATED = "DELEGATED"


@dataclass(frozen=True)
class Reply:
    """An answer as somebody's calendar sent it.

    Attributes:
        uid: of the meeting or series.
        sequence: of the invitation that was answered; older than ours means that the meeting changed since.
        recurrence_id: local Dutch time; the original of one meeting of a series. None: the whole.
        attendee: the mail address of who answers, in small letters.
        answer: what they answer.
        stamp: aware; when their calendar says that they did.
    """

    uid: str
    sequence: int
    recurrence_id: datetime | None
    attendee: str
    answer: Answer
    stamp: datetime


@dataclass(frozen=True)
class _Line:
    name: str
    params: Parameters
    value: str


def read_reply(data: bytes) -> Reply:
    """The answer in a file.

    Raises:
        Unreadable: it is too large, no calendar, no reply, holds several, or lacks what an answer needs. The sentence
            is for the screen.
    """
    head, events = _parts(_lines(data))
    if _value(head, "METHOD").upper() != "REPLY":
        raise Unreadable("no_reply")
    if len(events) != 1:
        raise Unreadable("several" if events else "no_reply")
    event = events[0]
    if sum(each.name == "ATTENDEE" for each in event) > 1:
        raise Unreadable("several")
    return Reply(
        uid=_uid(event),
        sequence=_sequence(event),
        recurrence_id=_recurrence_id(event),
        attendee=_attendee(event),
        answer=_answer(event),
        stamp=_moment(_only(event, "DTSTAMP")).astimezone(UTC),
    )


def supersedes(new: Reply, old: Reply) -> bool:
    """Whether an answer is later than another one of the same person (RFC 5546, 2.1.5: SEQUENCE, then DTSTAMP)."""
    return (new.sequence, new.stamp) > (old.sequence, old.stamp)


def _lines(data: bytes) -> list[_Line]:
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large")
    try:
        text = data.decode("utf-8-sig")
        lines = [each for each in Contentlines.from_ical(text) if each]  # type: ignore[no-untyped-call]
    except ValueError as error:
        raise Unreadable("no_calendar") from error
    if len(lines) > MOST_LINES:
        raise Unreadable("too_large")
    return [_line(each) for each in lines]


def _line(line: Contentline) -> _Line:
    try:
        name, params, value = line.parts()
    except ValueError as error:
        raise Unreadable("no_calendar") from error
    return _Line(str(name).upper(), params, str(value))


def _parts(lines: list[_Line]) -> tuple[list[_Line], list[list[_Line]]]:
    """The lines of the calendar itself, and those of each event; what stands deeper or elsewhere is passed over."""
    head: list[_Line] = []
    events: list[list[_Line]] = []
    open_parts: list[str] = []
    for line in lines:
        if line.name == "BEGIN":
            open_parts.append(line.value.upper())
            if open_parts[0] != "VCALENDAR" or len(open_parts) > DEEPEST:
                raise Unreadable("no_calendar")
            if open_parts == ["VCALENDAR", "VEVENT"]:
                events.append([])
        elif line.name == "END":
            if not open_parts or open_parts.pop() != line.value.upper():
                raise Unreadable("no_calendar")
        elif open_parts == ["VCALENDAR"]:
            head.append(line)
        elif open_parts == ["VCALENDAR", "VEVENT"]:
            events[-1].append(line)
    if open_parts or [each.name for each in lines].count("METHOD") > 1 or not lines:
        raise Unreadable("no_calendar")
    return head, events


def _only(lines: list[_Line], name: str) -> _Line:
    found = [each for each in lines if each.name == name]
    if len(found) != 1:
        raise Unreadable("incomplete")
    return found[0]


def _value(lines: list[_Line], name: str) -> str:
    return next((each.value for each in lines if each.name == name), "")


def _uid(event: list[_Line]) -> str:
    uid = _only(event, "UID").value
    if not uid or len(uid) > LONGEST_UID or not uid.isprintable():
        raise Unreadable("incomplete")
    return uid


def _sequence(event: list[_Line]) -> int:
    """0 when it is left out (RFC 5545, 3.8.7.4)."""
    if not any(each.name == "SEQUENCE" for each in event):
        return 0
    written = _only(event, "SEQUENCE").value
    if not re.fullmatch(r"[0-9]{1,10}", written) or int(written) > MOST_SEQUENCE:
        raise Unreadable("incomplete")
    return int(written)


def _recurrence_id(event: list[_Line]) -> datetime | None:
    if not any(each.name == "RECURRENCE-ID" for each in event):
        return None
    line = _only(event, "RECURRENCE-ID")
    if "RANGE" in line.params:
        raise Unreadable("incomplete")
    return local_of(_moment(line))


def _attendee(event: list[_Line]) -> str:
    scheme, _colon, mail = _only(event, "ATTENDEE").value.partition(":")
    try:
        validate_email(mail)
    except ValidationError as error:
        raise Unreadable("incomplete") from error
    if scheme.lower() != "mailto":
        raise Unreadable("incomplete")
    return mail.lower()


def _answer(event: list[_Line]) -> Answer:
    written = _only(event, "ATTENDEE").params.get("PARTSTAT", "")
    try:
        return Answer(str(written).upper())
    except ValueError as error:
        raise Unreadable("no_answer") from error


def _moment(line: _Line) -> datetime:
    """Of 2000 to 2199: UTC, local with a zone, or local without, which we read as Dutch (RFC 5545, 3.3.5)."""
    found = re.fullmatch(r"(2[01][0-9]{6}T[0-9]{6})(Z?)", line.value)
    if not found:
        raise Unreadable("incomplete")
    try:
        local = datetime.strptime(found[1], "%Y%m%dT%H%M%S")
        if found[2]:
            return local.replace(tzinfo=UTC)
        return local.replace(tzinfo=_zone(str(line.params.get("TZID", ""))))
    except ValueError as error:
        raise Unreadable("incomplete") from error


def _zone(name: str) -> ZoneInfo:
    """A zone by its own name or the one that Windows has for it; its rules are ours, not those in the file."""
    if not name:
        return ZONE
    known = WINDOWS_TO_OLSON.get(name, name)
    if len(known) > 64 or not re.fullmatch(r"[A-Za-z0-9_+/-]+", known):
        raise Unreadable("incomplete")
    try:
        return ZoneInfo(known)
    except (LookupError, ValueError, OSError) as error:
        raise Unreadable("incomplete") from error
