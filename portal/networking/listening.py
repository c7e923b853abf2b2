"""What happens to a meeting, told to its guests. Called in the transaction of the change."""

from portal.meetings.models import Meeting
from portal.meetings.words import MeetingState
from portal.networking import mails
from portal.networking.models import Guest
from portal.networking.models.guest import COMING
from tenants.access import Actor


def meeting_changed(*, actor: Actor, meeting: Meeting, moved: bool) -> None:
    """Keep the term of the guests true, and tell them when day, time or place changed. Two queries and the letters."""
    Guest.objects.filter(meeting=meeting).exclude(meeting_ends_at=meeting.ends_at).update(
        meeting_ends_at=meeting.ends_at, reminded_at=None
    )
    if moved and meeting.state == MeetingState.INVITED:
        for guest in _who_come(meeting):
            mails.send_moved(guest, meeting)


def meeting_cancelled(*, actor: Actor, meeting: Meeting, told: bool) -> None:
    """Tell the guests that it does not go on. One query and the letters."""
    if told:
        for guest in _who_come(meeting):
            mails.send_cancelled(guest)


def _who_come(meeting: Meeting) -> list[Guest]:
    return list(Guest.objects.filter(COMING, meeting=meeting, at_the_door=False))
