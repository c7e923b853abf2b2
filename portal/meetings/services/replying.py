"""Answers that come back from calendars (RFC 5546, 3.2.3): from a file that an organiser has, or from the mail server.

A file proves nothing about who sent it. It counts for one invitation that we sent, of whom it names, and changes their
answer alone; the name of a meeting in calendars is a random one that only the invited have.
"""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings import audit_actions
from portal.meetings.models import Invitation, Meeting
from portal.meetings.policies import may_organise
from portal.meetings.services.answering import settle
from portal.meetings.words import Answer, MeetingState
from portal.planning import replies
from portal.planning.series import moment
from tenants.access import Actor, Role
from tenants.audit import record
from tenants.errors import Invalid

# Who is not sure has not answered: the seat is not theirs yet. A replacement is named in the portal.
MEANS: Mapping[replies.Answer, Answer] = {
    replies.Answer.ACCEPTED: Answer.COMES,
    replies.Answer.DECLINED: Answer.DECLINES,
    replies.Answer.TENTATIVE: Answer.NONE,
    replies.Answer.DELEGATED: Answer.DECLINES,
}


@transaction.atomic
def answer_by_calendar(actor: Actor, *, data: bytes) -> list[Invitation]:
    """Take in an answer from somebody's calendar: to one meeting, or to all of a series that still come.

    Args:
        actor: an organiser of the meeting, or the system when the mail server hands it over.
        data: the file. It is not trusted.

    Returns:
        The seats that changed; none for an answer that is older than the meeting as it is now.

    Raises:
        Unreadable: it is no answer of a calendar.
        Invalid: it belongs to no invitation that this actor keeps.
    """
    reply = replies.read_reply(data)
    meetings = _meetings(actor, reply)
    seats = []
    for meeting in meetings:
        if reply.sequence < meeting.sequence:
            continue
        seat = _seat(meeting, reply)
        if seat is not None and seat.answer != MEANS[reply.answer]:
            settle(actor, meeting, seat, MEANS[reply.answer], seat.remark)
            record(actor, audit_actions.ANSWERED, meeting, invitation=seat.uid, by="calendar")
            seats.append(seat)
    if not any(_seat(meeting, reply) for meeting in meetings):
        raise Invalid(_("Dit antwoord hoort bij geen uitnodiging die u beheert."))
    return seats


def _meetings(actor: Actor, reply: replies.Reply) -> list[Meeting]:
    try:
        named = UUID(reply.uid.partition("@")[0])
    except ValueError:
        return []
    which = Q(uid=named) | Q(series__uid=named)
    if reply.recurrence_id is not None:
        which &= Q(occurrence_at=moment(reply.recurrence_id))
    by_system = Role.SYSTEM in actor.roles
    seen = Meeting.objects.locked() if by_system else Meeting.objects.visible_to(actor).locked()
    rows = seen.filter(which, state=MeetingState.INVITED, ends_at__gt=timezone.now()).order_by("starts_at")
    return [row for row in rows if by_system or may_organise(actor, "invite", row)]


def _seat(meeting: Meeting, reply: replies.Reply) -> Invitation | None:
    found: Invitation | None = Invitation.objects.filter(meeting=meeting, person__email__iexact=reply.attendee).first()
    if found is not None:
        found.meeting = meeting
    return found
