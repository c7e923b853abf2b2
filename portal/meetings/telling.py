"""Who hears of what about a meeting. A mail says that there is something, and where; the name is read in the portal."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils import timezone

from portal.meetings import mails
from portal.meetings.addresses import page_of
from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import COMING, Answer
from portal.notifications.kinds import TAKE_PART
from portal.notifications.services import forget, notify
from tenants.access import Actor
from tenants.models import Membership

if TYPE_CHECKING:
    from portal.accounts.models import User


def invitations_sent(actor: Actor, meeting: Meeting, *, only: Iterable[Invitation] | None = None) -> None:
    """Tell the invited that they are asked."""
    seats = list(meeting.invitations.all() if only is None else only)
    people = people_of(seats)
    _tell("meeting.invited", actor, meeting, people, key=f"{meeting.uid}:invited")
    mails.send_request(meeting, people)
    _known(meeting, seats)


def meeting_moved(actor: Actor, meeting: Meeting) -> None:
    """Tell who was invited, and did not say no, that day, time or place changed."""
    seats = list(meeting.invitations.exclude(answer=Answer.DECLINES))
    people = people_of(seats)
    _tell("meeting.changed", actor, meeting, people, key=f"{meeting.uid}:{meeting.sequence}:changed")
    mails.send_request(meeting, people)
    _known(meeting, seats)


def meeting_cancelled(actor: Actor, meeting: Meeting) -> None:
    """Tell who was invited, and did not say no, that it does not go on."""
    seats = list(meeting.invitations.exclude(answer=Answer.DECLINES))
    people = people_of(seats)
    _tell("meeting.cancelled", actor, meeting, people, key=f"{meeting.uid}:{meeting.sequence}:cancelled")
    mails.send_cancel(meeting, people)
    _known(meeting, seats)


def series_changed(actor: Actor, meetings: Sequence[Meeting]) -> None:
    """Tell once that meetings of a series changed, by the first of them. Two queries and what `notify` costs."""
    _once_for_all(actor, meetings, "meeting.changed", "changed")
    _each_calendar(meetings, mails.send_request)


def series_cancelled(actor: Actor, meetings: Sequence[Meeting]) -> None:
    """Tell once that meetings of a series do not go on, by the first of them."""
    _once_for_all(actor, meetings, "meeting.cancelled", "cancelled")
    _each_calendar(meetings, mails.send_cancel)


def _once_for_all(actor: Actor, meetings: Sequence[Meeting], code: str, word: str) -> None:
    seats = list(Invitation.objects.filter(meeting__in=meetings).exclude(answer=Answer.DECLINES))
    first = meetings[0]
    _tell(code, actor, first, people_of(seats), key=f"{first.uid}:{first.sequence}:{word}")


def _each_calendar(meetings: Sequence[Meeting], send: "Callable[[Meeting, Iterable[User]], None]") -> None:
    """A calendar knows the meetings of a series one by one: each change is a mail, which it takes in by itself."""
    for meeting in meetings:
        send(meeting, people_of(meeting.invitations.exclude(answer=Answer.DECLINES)))


def seat_taken_back(actor: Actor, meeting: Meeting, seat: Invitation) -> None:
    """Tell whose invitation was taken back, and take back what they did not read yet."""
    people = people_of([seat])
    forget(f"{meeting.uid}:", people=people)
    _tell("meeting.uninvited", actor, meeting, people, key=f"{meeting.uid}:{seat.uid}:uninvited")
    mails.send_cancel(meeting, people)


def seat_came_free(actor: Actor, meeting: Meeting, seat: Invitation) -> None:
    """Tell who waited that there is room now."""
    key = f"{meeting.uid}:{seat.uid}:{seat.answered_at}:free"
    _tell("meeting.seat_free", actor, meeting, people_of([seat]), key=key)


def reminded(meeting: Meeting, seats: Iterable[Invitation]) -> None:
    """Remind who comes, and who has not answered."""
    people = people_of(seats)
    notify("meeting.reminder", recipients=people, url=page_of(meeting), subject=meeting.title,
           key=f"{meeting.uid}:{meeting.sequence}:reminder")  # fmt: skip


def people_of(seats: Iterable[Invitation]) -> "list[User]":
    """The people behind seats: by name, or everybody of an invited team. At most two queries."""
    from portal.accounts.models import User

    seats = list(seats)
    named = [seat.person_id for seat in seats if seat.person_id is not None]
    teams = [seat.team_id for seat in seats if seat.person_id is None]
    members = Membership.objects.standing(timezone.localdate()).filter(team__in=teams, role__in=TAKE_PART)
    of_teams = list(members.values_list("person", flat=True)) if teams else []
    return list(User.objects.filter(pk__in={*named, *of_teams}, is_active=True))


def coming(seats: Iterable[Invitation]) -> list[Invitation]:
    """Those who come and have a seat."""
    return [seat for seat in seats if seat.answer in COMING and not seat.waiting]


def _tell(code: str, actor: Actor, meeting: Meeting, people: "Iterable[User]", *, key: str) -> None:
    others = [person for person in people if actor.person is None or person.pk != actor.person.pk]
    notify(code, recipients=others, url=page_of(meeting), subject=meeting.title, key=key)


def _known(meeting: Meeting, seats: Iterable[Invitation]) -> None:
    Invitation.objects.filter(pk__in=[seat.pk for seat in seats]).update(told_sequence=meeting.sequence)
