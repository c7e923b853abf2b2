"""What somebody says of the days: can, if need be, cannot. Changeable until the poll closes."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.polls import audit_actions, telling
from portal.polls.models import Option, Poll, Vote, Voter
from portal.polls.models.voter import MOST_REMARK, seats_of
from portal.polls.policies import may_vote
from portal.polls.proofs import digest_of
from portal.polls.retention import LINK_LIVES
from portal.polls.selectors.people import awaited
from portal.polls.words import Can, PollState
from tenants.access import Actor, anonymous, require
from tenants.audit import record
from tenants.errors import Invalid, NotFound
from tenants.models import Tenant

Answers = Mapping[UUID, Can]


@dataclass(frozen=True)
class Voted:
    """What was kept, and which days were taken out while somebody filled in the form."""

    voter: Voter
    kept: frozenset[UUID]
    gone: frozenset[UUID]


@transaction.atomic
def vote(actor: Actor, *, uid: UUID, answers: Answers, remark: str = "") -> Voted:
    """Answer as somebody with an account, or change the answer. Days that are not named keep what was said.

    Args:
        actor: asked by name, or of a team that is asked; then they get a seat by name.
        answers: by day.

    Raises:
        NotFound: no such poll for this actor, or they are not asked.
        Refused: it has closed.
        Invalid: nothing was said, or of a day that is not of this poll.
    """
    poll: Poll = Poll.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    return _say(actor, poll, _seat(actor, poll), answers, remark)


@sensitive_variables("token")
@transaction.atomic
def vote_by_link(tenant: Tenant, *, token: str, answers: Answers, remark: str = "") -> Voted:
    """The same for whoever holds a personal link.

    Raises:
        NotFound: the link is of nobody, was taken back, or its time is over: one answer for all.
        Refused, Invalid: see `vote`.
    """
    poll, voter = _held_by(tenant, token)
    return _say(anonymous(tenant), poll, voter, answers, remark)


@transaction.atomic
def take_back(actor: Actor, *, uid: UUID) -> Voter:
    """Take one's own answers back: as if one had not answered yet.

    Raises:
        NotFound, Refused: see `vote`.
    """
    poll: Poll = Poll.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    return _forget(actor, poll, _seat(actor, poll))


@sensitive_variables("token")
@transaction.atomic
def take_back_by_link(tenant: Tenant, *, token: str) -> Voter:
    """The same for whoever holds a personal link.

    Raises:
        NotFound, Refused: see `vote_by_link`.
    """
    poll, voter = _held_by(tenant, token)
    return _forget(anonymous(tenant), poll, voter)


@sensitive_variables("token")
def by_token(tenant: Tenant, *, token: str) -> Voter:
    """Whose link this is. One query. After the poll closed a link shows for a month what came of it.

    Raises:
        NotFound: of nobody, taken back or over: one answer for all.
    """
    lives = Q(closed_at__isnull=True) | Q(closed_at__gt=LINK_LIVES.before(timezone.now()))
    opens = ~Q(digest="") & ~Q(poll__state=PollState.DRAFT) & Q(revoked_at__isnull=True)
    rows = Voter.objects.get_queryset().filter(opens & lives).select_related("poll")
    found: Voter = rows.get_or_not_found(digest=digest_of(token, tenant.pk))
    return found


@sensitive_variables("token")
def _held_by(tenant: Tenant, token: str) -> tuple[Poll, Voter]:
    """The poll, locked, and the voter as they are behind the lock."""
    poll: Poll = Poll.objects.locked().get_or_not_found(pk=by_token(tenant, token=token).poll_id)
    return poll, by_token(tenant, token=token)


def _seat(actor: Actor, poll: Poll) -> Voter:
    if actor.person is None:
        raise NotFound()
    seats = list(poll.voters.filter(seats_of(actor)))
    own = next((seat for seat in seats if seat.person_id is not None), None)
    if own is not None:
        return own
    for of_team in seats:
        return Voter(poll=poll, person=actor.person, team_id=of_team.team_id, asked_at=of_team.asked_at)
    raise NotFound()


def _say(actor: Actor, poll: Poll, voter: Voter, answers: Answers, remark: str) -> Voted:
    require(may_vote(poll, now=timezone.now()))
    options: dict[UUID, Option] = {option.uid: option for option in poll.options.all()}
    if any(uid not in options or can not in Can.values for uid, can in answers.items()):
        raise Invalid(_("Deze datumprikker is net veranderd. Bekijk de dagen opnieuw."))
    gone = frozenset(uid for uid in answers if options[uid].withdrawn_at is not None)
    kept = {options[uid]: can for uid, can in answers.items() if uid not in gone}
    if not kept:
        raise Invalid(_("Geef bij ten minste één dag een antwoord."))
    voter.remark, voter.answered_at = remark.strip()[:MOST_REMARK], timezone.now()
    voter.save()
    for option, can in kept.items():
        Vote.objects.update_or_create(voter=voter, option=option, defaults={"can": can})
    record(actor, audit_actions.ANSWERED, poll, voter=voter.uid)
    _tell_when_all_answered(poll)
    return Voted(voter, frozenset(option.uid for option in kept), gone)


def _forget(actor: Actor, poll: Poll, voter: Voter) -> Voter:
    require(may_vote(poll, now=timezone.now()))
    if voter.answered_at is None:
        return voter
    voter.votes.all().delete()
    voter.answered_at, voter.remark = None, ""
    voter.save(update_fields=["answered_at", "remark"])
    record(actor, audit_actions.TAKEN_BACK, poll, voter=voter.uid)
    return voter


def _tell_when_all_answered(poll: Poll) -> None:
    voters = list(poll.voters.all())
    if not awaited(voters):
        telling.all_answered(poll, among=len(voters))
