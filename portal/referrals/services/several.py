"""More than one receiver: beside each other, after each other, or handed on from one to the next."""

from typing import TYPE_CHECKING

from django.utils import timezone

from portal.consent import selectors as consent
from portal.consent.numbering import first_free
from portal.referrals.models import Referral, ReferralClock
from portal.referrals.services import keeping_time
from portal.referrals.services.drafting import new_number
from portal.referrals.services.taking import not_taken
from portal.referrals.services.warm import copy_times
from portal.referrals.states import RUNNING
from portal.referrals.telling import Told
from portal.referrals.words import Party, ReferralState
from tenants.access import Actor, system
from tenants.models import Team
from tenants.sight import looking_past

if TYPE_CHECKING:
    from django.db.models import QuerySet


def ask_beside(actor: Actor, referral: Referral) -> list[Referral]:
    """Send the same question to those who are asked at the same time. They share a batch with the first."""
    from portal.referrals.services.moving import take

    beside = list(referral.candidates.filter(beside=True).select_related("team"))
    if not beside:
        return []
    referral.batch = referral.uid
    referral.save(update_fields=["batch"])
    made = []
    for candidate in beside:
        sibling = _copy(referral, candidate.team)
        sibling.batch = referral.uid
        sibling.save()
        copy_times(referral, sibling)
        made.append(take(actor, sibling, "send", Told(), party=Party.SENDER))
    return made


def first_to_accept(referral: Referral) -> None:
    """One said yes: the others of the batch close at once."""
    if referral.batch is None:
        return
    actor = system(referral.tenant, "referrals.another_accepted")
    with looking_past("referrals.several"):
        for other in _others(referral).exclude(state=ReferralState.ACCEPTED):
            _take(actor, other, "withdraw")


def take_back(actor: Actor, referral: Referral) -> None:
    """The sender took it back within the five minutes: what went to others at the same time goes too."""
    if referral.batch is None:
        return
    system_actor = system(referral.tenant, "referrals.recalled")
    with looking_past("referrals.several"):
        for other in _others(referral):
            _take(system_actor, other, "withdraw")
    referral.batch = None


def ask_next(referral: Referral) -> Referral | None:
    """One said no, or nothing: send it to the next of the list, when the ground names that one. The old one stays."""
    with looking_past("referrals.several"):
        return _ask_next(referral)


def _ask_next(referral: Referral) -> Referral | None:
    following = list(referral.candidates.filter(beside=False).select_related("team"))
    if not following or referral.ground is None or _others(referral).exists():
        return None
    # Who does not take it any more is passed over: an answer of one team never fails because of another.
    refusals = not_taken(referral, [each.team for each in following])
    taking = [each for each in following if each.team_id not in refusals]
    if not taking:
        return None
    team = taking[0].team
    if not consent.may_share_under(referral.ground, subject=referral.case.subject, team=team):
        return None
    referral.candidates.filter(pk__in=[each.pk for each in following if each.position <= taking[0].position]).delete()
    made = _copy(referral, team)
    made.save()
    copy_times(referral, made)
    referral.candidates.update(referral=made)
    keeping_time.inherit(referral, made)
    # The sender need not look for another solution: this is the one they chose.
    ReferralClock.objects.filter(referral=referral, code="next_step").update(stopped_at=timezone.now())
    referral.due_at = keeping_time.first_end(referral)
    referral.save(update_fields=["due_at"])
    return _take(system(referral.tenant, "referrals.next_receiver"), made, "send")


def pass_on(referral: Referral, team: Team) -> Referral:
    """The receiver handed it on within the ground. The new one is part of the old one, and its terms run on."""
    with looking_past("referrals.several"):
        made = _copy(referral, team)
        made.save()
        copy_times(referral, made)
        keeping_time.inherit(referral, made)
        return _take(system(referral.tenant, "referrals.handed_on"), made, "send")


def _take(actor: Actor, referral: Referral, name: str) -> Referral:
    from portal.referrals.services.moving import take

    return take(actor, referral, name, Told(), party=Party.SYSTEM)


def _others(referral: Referral) -> "QuerySet[Referral]":
    if referral.batch is None:
        return Referral.objects.none()
    rows = Referral.objects.filter(batch=referral.batch, state__in=sorted(RUNNING)).exclude(pk=referral.pk)
    return rows.select_related("case", "kind", "ground", "receiver_team", "sender_team").order_by("pk").locked()


def _copy(referral: Referral, team: Team) -> Referral:
    """The same question for another team. Its own number and its own rows: one team reads nothing of another."""
    return Referral(
        number=first_free(new_number, taken=lambda number: Referral.objects.filter(number=number)),
        kind=referral.kind,
        case=referral.case,
        urgency=referral.urgency,
        hand_over=referral.hand_over,
        sender=referral.sender,
        sender_team=referral.sender_team,
        receiver_team=team,
        ground=referral.ground,
        part_of=referral if referral.batch is None else None,
        requested_at=referral.requested_at,
        made_at=timezone.now(),
        question=referral.question,
        explanation=referral.explanation,
        answers=referral.answers,
        summary=referral.summary,
        checked_on=referral.checked_on,
        checked_how=referral.checked_how,
    )
