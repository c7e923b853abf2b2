"""Meetings as calendars get them: in a mail that asks for an answer, and in somebody's own feed.

A calendar is shared, synchronised and shown on locked screens. So a case discussion is called by its kind alone, and
place, text and who else comes are read in the portal.
"""

from collections.abc import Iterable, Sequence
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

from portal.accounts.links import absolute
from portal.meetings.addresses import page_of
from portal.meetings.models import CalendarFeed, Meeting
from portal.meetings.repeating import calendar_uid, description_of
from portal.meetings.words import MeetingKind, MeetingState
from portal.planning.entries import LONGEST_TITLE, Entry, Facts, Status, entries_of

STATUS = {
    MeetingState.PLANNED: Status.TENTATIVE,
    MeetingState.CANCELLED: Status.CANCELLED,
}


def facts_of(meeting: Meeting, *, sequence: int | None = None) -> Facts:
    """What a calendar is told of a meeting. Two queries: the hosts of the portal."""
    named = meeting.get_kind_display() if meeting.kind == MeetingKind.CASES else meeting.title
    printable = "".join(each for each in named if each.isprintable())
    return Facts(
        title=printable[:LONGEST_TITLE],
        url=absolute(meeting.tenant, page_of(meeting)),
        organizer=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        sequence=meeting.sequence if sequence is None else sequence,
        changed=meeting.changed_at,
        status=STATUS.get(MeetingState(meeting.state), Status.CONFIRMED),
    )


def entry_of(meeting: Meeting) -> Entry:
    """The event of one meeting; of a series it says which one it is (RFC 5545, RECURRENCE-ID)."""
    named = meeting.series.uid if meeting.series is not None else meeting.uid
    return Entry(
        calendar_uid(named), meeting.starts_at, meeting.ends_at, facts_of(meeting), recurrence_id=meeting.occurrence_at
    )


def entries_of_series(rows: Sequence[Meeting]) -> list[Entry]:
    """The events of a whole series: the rule with its exceptions. `rows` are all of its meetings."""
    first = rows[0]
    assert first.series is not None
    facts = facts_of(first, sequence=max(row.sequence for row in rows))
    return entries_of(description_of(first.series, rows), facts)


def entries(meetings: Iterable[Meeting]) -> list[Entry]:
    """One event each, for a feed."""
    return [entry_of(meeting) for meeting in meetings]


def proof_of(feed: CalendarFeed) -> str:
    """The signature over portal, feed and nonce: any of them other, and it no longer fits."""
    bound = f"{feed.tenant.uid}:{feed.uid}:{feed.nonce}"
    return salted_hmac("portal.meetings.feed", bound, algorithm="sha256").hexdigest()


def is_proof_of(feed: CalendarFeed, proof: str) -> bool:
    return constant_time_compare(proof_of(feed), proof)


def address_of(feed: CalendarFeed) -> str:
    """The whole secret address of a feed."""
    with translation.override(settings.LANGUAGE_CODE):
        path = reverse("meeting_feeds:feed", kwargs={"uid": feed.uid, "proof": proof_of(feed)})
    return absolute(feed.tenant, path)
