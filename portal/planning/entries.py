"""What a calendar is told of a meeting: neutral facts, and nothing else.

There is no field for a description, a place, an agenda or a participant, so that a word of a case has no way in. A
calendar is shared, synchronised and shown on locked screens: the title says that there is a meeting ("Casusoverleg"),
the address where to read the rest after signing in. The caller answers for a title without names or problems.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from django.core.validators import validate_email

from portal.planning.rules import WEEKDAYS, Frequency, Rule, days
from portal.planning.series import ZONE, Series, exists, moment, occurrence, occurrences, originals

LONGEST_TITLE = 120
LONGEST_URL = 500
LONGEST_UID = 255  # RFC 7986, 5.3
MOST_SEQUENCE = 2**31 - 1
READ_AHEAD = 20  # years in which an endless rule is searched for times that do not exist
RULE_PARTS = {
    Frequency.WEEKLY: ("WEEKLY", 1),
    Frequency.MONTHLY: ("MONTHLY", 1),
    Frequency.QUARTERLY: ("MONTHLY", 3),
    Frequency.YEARLY: ("YEARLY", 1),
}


class Status(StrEnum):
    """RFC 5545, 3.8.1.11."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class Facts:
    """What all events of a meeting or series share.

    Attributes:
        title: neutral, one line.
        url: where to read the rest; https, or http on a machine of one's own.
        organizer: the mail address to which answers go.
        sequence: grows with every change of time, rule, status (RFC 5546, 2.1.4); the same for all events of a series.
        changed: aware; when it was last changed. It becomes DTSTAMP, so that the same facts give the same bytes.
        status: of the whole.

    Raises:
        ValueError: something that cannot stand in a calendar.
    """

    title: str
    url: str
    organizer: str
    sequence: int
    changed: datetime
    status: Status = Status.CONFIRMED

    def __post_init__(self) -> None:
        if not self.title or len(self.title) > LONGEST_TITLE or not self.title.isprintable():
            raise ValueError(f"A title is one line of at most {LONGEST_TITLE} characters.")
        if urlsplit(self.url).scheme not in {"https", "http"} or len(self.url) > LONGEST_URL:
            raise ValueError("The address of a meeting is a web address.")
        if not self.url.isprintable() or " " in self.url:
            raise ValueError("The address of a meeting is a web address.")
        validate_email(self.organizer)
        if not 0 <= self.sequence <= MOST_SEQUENCE:
            raise ValueError("A sequence is a number that grows from 0.")
        if self.changed.tzinfo is None:
            raise ValueError("The moment of a change needs a zone.")


@dataclass(frozen=True)
class Entry:
    """One event of a file.

    Attributes:
        uid: the same for ever, and for all events of a series.
        start, end: aware.
        recurrence_id: aware; which meeting of the series this is, when it stands beside the rule.
        rule: the RRULE of the event that carries the series.
        left_out: aware; meetings that the rule gives and that are not (EXDATE).
    """

    uid: str
    start: datetime
    end: datetime
    facts: Facts
    recurrence_id: datetime | None = None
    rule: str = ""
    left_out: tuple[datetime, ...] = ()

    def __post_init__(self) -> None:
        if not self.uid or len(self.uid) > LONGEST_UID or not self.uid.isprintable():
            raise ValueError("The name of an event is one line.")
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("The times of an event need a zone.")
        if self.start.astimezone(UTC) >= self.end.astimezone(UTC):
            raise ValueError("An event ends after it begins.")


def entries_of(series: Series, facts: Facts) -> list[Entry]:
    """The events of a series: the one with the rule, then one for each meeting that was moved.

    A meeting during which the clock changes gets an event of its own as well: readers disagree on when it ends (RFC
    5545, 3.8.5.3, wants the exact length; some add it to what the clock shows).
    """
    start = moment(series.start)
    end = (start.astimezone(UTC) + timedelta(minutes=series.minutes)).astimezone(ZONE)
    dropped = (*sorted(series.dropped), *_not_existing(series))
    # RFC 5545, 3.8.5.1: EXDATE leaves out what the rule gives, so that every reader leaves out the same.
    left_out = tuple(moment(each) for each in sorted(dropped))
    whole = Entry(series.uid, start, end, facts, rule=rule_text(series), left_out=left_out)
    moved = {each.original for each in series.moved}
    return [whole, *(entry_of(series, each, facts) for each in sorted(moved | _over_a_change(series)))]


def entry_of(series: Series, original: datetime, facts: Facts) -> Entry:
    """One meeting of a series by itself: to move it, or to cancel it in the calendars of others.

    Raises:
        NoSuchMeeting: the rule does not give it, or it was cancelled; see `entry_of_dropped`.
    """
    found = occurrence(series, original)
    return Entry(series.uid, found.start, found.end, facts, recurrence_id=moment(original))


def entry_of_dropped(series: Series, original: datetime, facts: Facts) -> Entry:
    """One meeting that was cancelled, for the CANCEL of it."""
    without = replace(series, dropped=series.dropped - {original})
    return entry_of(without, original, replace(facts, status=Status.CANCELLED))


def entry_of_single(series: Series, facts: Facts) -> Entry:
    """The event that carries a meeting or a whole series."""
    return entries_of(series, facts)[0]


def rule_text(series: Series) -> str:
    """The value of RRULE (RFC 5545, 3.3.10); empty for a single meeting.

    An end is always written as UNTIL, in UTC as a start with a zone asks: readers count meetings at times that do not
    exist in different ways, so COUNT would end a series on different days.
    """
    rule = series.rule
    if rule is None:
        return ""
    name, step = RULE_PARTS[rule.frequency]
    parts = [f"FREQ={name}"]
    if step * rule.interval > 1:
        parts.append(f"INTERVAL={step * rule.interval}")
    if rule.month is not None:
        parts.append(f"BYMONTH={rule.month}")
    parts.append(_day_text(rule))
    if not rule.is_endless:
        last = max(local for _number, local in originals(series))
        parts.append(f"UNTIL={moment(last).astimezone(UTC):%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


def _day_text(rule: Rule) -> str:
    if rule.weekday is None:
        return f"BYMONTHDAY={rule.day}"
    return f"BYDAY={rule.nth or ''}{WEEKDAYS[rule.weekday]}"


def _over_a_change(series: Series) -> set[datetime]:
    """The meetings of a rule during which clocks change, which they do between two and three at night."""
    minute = series.start.hour * 60 + series.start.minute
    if series.rule is None or (minute >= 3 * 60 and minute + series.minutes <= 26 * 60):
        return set()
    last = moment(series.start.replace(month=1, day=1, year=series.start.year + READ_AHEAD))
    found = occurrences(series, before=last)
    return {each.original for each in found if each.start.utcoffset() != each.end.utcoffset()}


def _not_existing(series: Series) -> Sequence[datetime]:
    """Times that the rule comes to in the night that summer time begins, and that no clock shows."""
    if series.rule is None or not time(2) <= series.start.time() < time(3):
        return []
    last = series.start.year + READ_AHEAD
    if not series.rule.is_endless:
        last = max(local.year for _number, local in originals(series))
    found = []
    for _number, day in days(series.rule, series.start.date()):
        local = datetime.combine(day, series.start.time())
        if day.year > last:
            break
        if not exists(local):
            found.append(local)
    return found
