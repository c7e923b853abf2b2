"""How a poll ends: closed by hand or by its deadline, with a date, or without one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings import services as meetings
from portal.meetings.models import Meeting
from portal.meetings.selectors.people import people_named, teams_named
from portal.meetings.services import Planned
from portal.meetings.words import MeetingKind
from portal.polls import audit_actions, telling
from portal.polls.models import Option, Poll
from portal.polls.services.finding import held, next_version
from portal.polls.words import PollState
from tenants.access import Actor, system
from tenants.audit import record
from tenants.errors import Invalid


@transaction.atomic
def close(actor: Actor, *, uid: UUID, version: int) -> Poll:
    """Close a poll before its deadline. Answers stay as they are, and whoever was asked reads them.

    Raises:
        NotFound, Refused, Stale: see `held`.
    """
    poll = held(actor, uid, "close", version=version)
    _end(actor, poll, PollState.CLOSED)
    return poll


@transaction.atomic
def decide(actor: Actor, *, uid: UUID, version: int, day: UUID) -> Meeting:
    """Make a meeting of this day, with everybody of the poll who works here on its list, and tell which day it became.

    The meeting is a draft of the actor, who looks it over and sends the invitations (decision 34).

    Raises:
        NotFound, Refused, Stale: see `held`; or no such day in this poll.
        Invalid: the day is past.
    """
    poll = held(actor, uid, "decide", version=version)
    option: Option = poll.options.get_or_not_found(uid=day, withdrawn_at__isnull=True)
    if option.starts_at <= timezone.now():
        raise Invalid(_("Deze dag is al voorbij. Kies een andere."))
    names = ("title", "about", "place", "online_url", "accessibility")
    meeting = meetings.plan(
        actor,
        planned=Planned(
            kind=MeetingKind(poll.kind),
            starts_at=option.starts_at,
            ends_at=option.ends_at(poll.minutes),
            **{name: getattr(poll, name) for name in names},
        ),
    )
    _invite(actor, poll, meeting)
    poll.meeting, poll.decided_for = meeting, option.starts_at
    _end(actor, poll, PollState.DECIDED)
    telling.decided(actor, poll)
    return meeting


@transaction.atomic
def stop(actor: Actor, *, uid: UUID, version: int) -> Poll:
    """Stop a poll without a date. Whoever was asked hears of it.

    Raises:
        NotFound, Refused, Stale: see `held`.
    """
    poll = held(actor, uid, "stop", version=version)
    was_told = poll.state != PollState.DRAFT
    _end(actor, poll, PollState.STOPPED)
    if was_told:
        telling.stopped(actor, poll)
    return poll


@transaction.atomic
def close_one(poll: Poll, now: datetime) -> bool:
    """Close one poll of the active portal whose deadline is over, and tell its organiser. For the job."""
    found: Poll | None = Poll.objects.locked().filter(pk=poll.pk, state=PollState.OPEN, closes_at__lte=now).first()
    if found is None:
        return False
    _end(system(found.tenant, "polls.watch"), found, PollState.CLOSED)
    telling.closed(found)
    return True


def _end(actor: Actor, poll: Poll, state: PollState) -> None:
    poll.state, poll.closed_at = state, poll.closed_at or timezone.now()
    next_version(poll)
    poll.voters.update(closed_at=poll.closed_at)
    said = {
        PollState.CLOSED: audit_actions.CLOSED,
        PollState.DECIDED: audit_actions.DECIDED,
        PollState.STOPPED: audit_actions.STOPPED,
    }
    record(actor, said[state], poll)


def _invite(actor: Actor, poll: Poll, meeting: Meeting) -> None:
    """Everybody of the poll who still works here. A person of a team that is asked keeps a seat by name."""
    rows = list(poll.voters.filter(team__isnull=False).select_related("team", "person"))
    teams = teams_named(actor, [row.team.uid for row in rows if row.person is None])
    people = people_named(actor, [row.person.uid for row in rows if row.person is not None])
    if teams or people:
        meetings.invite(
            actor, uid=meeting.uid, teams=[team.uid for team in teams], people=[person.uid for person, _team in people]
        )
