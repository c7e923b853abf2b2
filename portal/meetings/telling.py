"""Who hears of what about a meeting. A mail says that there is something, and where; the name is read in the portal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import COMING, Answer
from portal.notifications.kinds import TAKE_PART
from portal.notifications.services import forget, notify
from tenants.access import Actor
from tenants.models import Membership

if TYPE_CHECKING:
    from portal.accounts.models import User


def page_of(meeting: Meeting) -> str:
    """The page of a meeting in its portal."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("meetings:meeting", kwargs={"uid": meeting.uid}, urlconf=settings.ROOT_URLCONF)


def invitations_sent(actor: Actor, meeting: Meeting, *, only: Iterable[Invitation] | None = None) -> None:
    """Tell the invited that they are asked."""
    seats = list(meeting.invitations.all() if only is None else only)
    _tell("meeting.invited", actor, meeting, people_of(seats), key=f"{meeting.uid}:invited")
    _known(meeting, seats)


def meeting_moved(actor: Actor, meeting: Meeting) -> None:
    """Tell who was invited, and did not say no, that day, time or place changed."""
    seats = list(meeting.invitations.exclude(answer=Answer.DECLINES))
    _tell("meeting.changed", actor, meeting, people_of(seats), key=f"{meeting.uid}:{meeting.sequence}:changed")
    _known(meeting, seats)


def meeting_cancelled(actor: Actor, meeting: Meeting) -> None:
    """Tell who was invited, and did not say no, that it does not go on."""
    seats = list(meeting.invitations.exclude(answer=Answer.DECLINES))
    _tell("meeting.cancelled", actor, meeting, people_of(seats), key=f"{meeting.uid}:{meeting.sequence}:cancelled")
    _known(meeting, seats)


def seat_taken_back(actor: Actor, meeting: Meeting, seat: Invitation) -> None:
    """Tell whose invitation was taken back, and take back what they did not read yet."""
    people = people_of([seat])
    forget(f"{meeting.uid}:", people=people)
    _tell("meeting.uninvited", actor, meeting, people, key=f"{meeting.uid}:{seat.uid}:uninvited")


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
