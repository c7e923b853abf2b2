"""One poll: its days, who is asked, and what this reader may do."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from portal.polls.models import Option, Poll, Vote, Voter
from portal.polls.policies import may_vote, sees_answers, steps
from portal.polls.selectors.people import Asked, answered, asked
from portal.polls.selectors.tally import Day, days
from tenants.access import Actor, Decision, can


@dataclass(frozen=True)
class PollPage:
    """`own` is the reader's seat, if they have one; `own_team` says that it is that of their team.

    `people` is None while answers are hidden from the reader, and who is asked with them.
    """

    poll: Poll
    days: tuple[Day, ...]
    people: tuple[Asked, ...] | None
    asked: int
    answered: int
    own: Voter | None
    own_team: bool
    may_vote: Decision | None
    steps: frozenset[str]
    organises: bool
    hidden: bool
    now: datetime

    @property
    def standing(self) -> tuple[Day, ...]:
        return tuple(day for day in self.days if not day.withdrawn)

    @property
    def gone(self) -> tuple[Day, ...]:
        return tuple(day for day in self.days if day.withdrawn)

    @property
    def best(self) -> Day | None:
        return next((day for day in self.days if day.best), None)

    @property
    def unanswered(self) -> tuple[Day, ...]:
        """Days that stand and of which the reader, who answered others, said nothing yet."""
        answered_some = any(day.own for day in self.days)
        return tuple(day for day in self.standing if not day.own) if answered_some else ()

    @property
    def all_answered(self) -> bool:
        return self.asked > 0 and self.answered == self.asked

    @property
    def share(self) -> int:
        """How much of the time to answer has gone, for the ring: of a hundred."""
        begin, end = self.poll.sent_at, self.poll.closes_at
        if begin is None or end <= begin:
            return 0
        return min(max(round(100 * (self.now - begin) / (end - begin)), 0), 100)

    @property
    def days_left(self) -> int:
        return max((timezone.localdate(self.poll.closes_at) - timezone.localdate(self.now)).days, 0)


def poll_page(actor: Actor, uid: UUID) -> PollPage:
    """One poll for somebody with an account. Four queries and what the policy asks, however many are asked.

    Raises:
        NotFound: it does not exist for this actor.
    """
    poll: Poll = Poll.objects.visible_to(actor).select_related(*WITH).get_or_not_found(uid=uid)
    voters = _voters(poll)
    mine = own_seat(actor, voters)
    organises = bool(can(actor, "meeting.change", poll))
    return _page(poll, voters, mine, organises=organises, shown=sees_answers(actor, poll), names=True, actor=actor)


def poll_by_link(voter: Voter) -> PollPage:
    """The poll of whoever came by a personal link: organisations, and no names of people. Four queries."""
    poll: Poll = Poll.objects.select_related(*WITH).get(pk=voter.poll_id)
    return _page(
        poll, _voters(poll), voter, organises=False, shown=sees_answers(None, poll), names=False, actor=None
    )  # fmt: skip


WITH = ("organiser", "organiser_team__organisation", "meeting")


def own_seat(actor: Actor, voters: list[Voter]) -> Voter | None:
    """The actor's own seat, or else that of a team of theirs."""
    if actor.person is None:
        return None
    named = [row for row in voters if row.person_id == actor.person.pk]
    of_team = [row for row in voters if row.is_team and row.team_id in actor.teams]
    return next(iter(named + of_team), None)


def _voters(poll: Poll) -> list[Voter]:
    rows = list(poll.voters.select_related("team__organisation", "person"))
    for row in rows:
        row.poll = poll
    return rows


def _page(
    poll: Poll, voters: list[Voter], mine: Voter | None, *, organises: bool, shown: bool, names: bool,
    actor: Actor | None,
) -> PollPage:  # fmt: skip
    now = timezone.now()
    options: list[Option] = list(poll.options.all())
    votes = list(Vote.objects.filter(option__poll=poll))
    own = mine.pk if mine is not None and not mine.is_team else None
    seen = days(options, votes, minutes=poll.minutes, own=own, shown=shown)
    keys = {option.uid: option.pk for option in options}
    standing = [keys[day.uid] for day in seen if not day.withdrawn]
    known = answered(voters)
    # A team of which somebody answered is counted by that somebody.
    counted = [
        voter for voter in voters
        if not (voter.is_team and voter.pk in known) and (voter.revoked_at is None or voter.pk in known)
    ]  # fmt: skip
    return PollPage(
        poll=poll,
        days=tuple(seen),
        people=tuple(asked(voters, votes, standing, organiser=organises, names=names, shown=shown)) if shown else None,
        asked=len(counted),
        answered=sum(voter.pk in known for voter in counted),
        own=mine,
        own_team=mine is not None and mine.is_team,
        may_vote=may_vote(poll, now=now) if mine is not None else None,
        steps=steps(actor, poll) if actor is not None else frozenset(),
        organises=organises,
        hidden=not shown,
        now=now,
    )
