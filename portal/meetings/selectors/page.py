"""One meeting, with who is asked and what this actor may do."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from portal.meetings.models import Invitation, Meeting
from portal.meetings.policies import may_answer, steps
from portal.meetings.seats import counted_by_others
from portal.meetings.words import COMING, Answer, Audience, MeetingState
from tenants.access import Actor, Decision


@dataclass(frozen=True)
class Seat:
    """Somebody who is asked, as colleagues see it."""

    uid: UUID
    organisation: str
    team: str
    person: str  # empty for whoever of the team comes
    answer: str
    answer_label: str
    remark: str
    waiting: bool
    there: bool
    arrived: bool
    instead_of: str


@dataclass(frozen=True)
class MeetingPage:
    """`own` is the actor's seat, or that of their team; `may_answer` tells why not when it is refused."""

    meeting: Meeting
    seats: tuple[Seat, ...]
    coming: int
    waiting: int
    unanswered: int
    organisations: tuple[str, ...]  # those of which somebody comes
    free: int | None  # seats left; None without a capacity
    own: Seat | None
    own_team: int | None
    may_answer: Decision | None
    may_take_part: bool
    steps: frozenset[str]

    @property
    def over(self) -> bool:
        return self.meeting.ends_at < timezone.now()


def meeting_page(actor: Actor, uid: UUID) -> MeetingPage:
    """One meeting. Two queries, one for each room that brings other people, and what the
    policy asks, however many are asked.

    Somebody without an account sees no seats: how many come, and of which organisations, at most.

    Raises:
        NotFound: it does not exist for this actor.
    """
    meeting: Meeting = (
        Meeting.objects.visible_to(actor)
        .select_related("organiser", "organiser_team__organisation", "chair", "series")
        .get_or_not_found(uid=uid)
    )
    rows = list(
        Invitation.objects.filter(meeting=meeting)
        .select_related("team__organisation", "person", "instead_of__person")
        .order_by("team__organisation__name", "team__name", "pk")
    )
    for row in rows:
        row.meeting = meeting
    mine = _own(actor, rows)
    counted = Counter("waiting" if row.waiting else row.answer for row in rows if row.person_id is not None)
    others = counted_by_others(meeting)
    coming = sum(counted[each] for each in COMING) + others.taken
    known = actor.person is not None
    return MeetingPage(
        meeting=meeting,
        seats=tuple(_seat(row) for row in rows) if known else (),
        coming=coming,
        waiting=counted["waiting"] + others.waiting,
        unanswered=sum(row.answer == Answer.NONE for row in rows),
        organisations=tuple(dict.fromkeys(_organisation(row) for row in rows if row.answer in COMING)),
        free=None if meeting.capacity is None else max(meeting.capacity - coming, 0),
        own=_seat(mine) if mine is not None else None,
        own_team=mine.team_id if mine is not None else None,
        may_answer=may_answer(actor, mine, over=meeting.ends_at < timezone.now()) if mine is not None else None,
        may_take_part=known and is_open(meeting) and (mine is None or mine.person_id is None),
        steps=steps(actor, meeting),
    )


def is_open(meeting: Meeting) -> bool:
    """Whether somebody who was not asked by name can still say that they come. No query."""
    now = timezone.now()
    closed = meeting.register_until is not None and meeting.register_until < now
    return (
        meeting.audience != Audience.INVITED
        and meeting.state == MeetingState.INVITED
        and meeting.starts_at > now
        and not closed
    )


def _own(actor: Actor, rows: list[Invitation]) -> Invitation | None:
    if actor.person is None:
        return None
    named = [row for row in rows if row.person_id == actor.person.pk]
    of_team = [row for row in rows if row.person_id is None and row.team_id in actor.teams]
    return next(iter(named + of_team), None)


def _organisation(row: Invitation) -> str:
    return str(row.team.organisation.name)


def _seat(row: Invitation) -> Seat:
    return Seat(
        uid=row.uid,
        organisation=_organisation(row),
        team=row.team.name,
        person=str(row.person) if row.person is not None else "",
        answer=row.answer,
        answer_label=str(Answer(row.answer).label),
        remark=row.remark,
        waiting=row.waiting,
        there=row.is_there,
        arrived=row.arrived_at is not None,
        instead_of=str(row.instead_of.person) if row.instead_of is not None and row.instead_of.person else "",
    )
