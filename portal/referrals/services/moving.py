"""Taking a step: state, access, clocks, trail, log and what others hear, in one transaction."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.cases.access import let_in, shut_out
from portal.cases.words import Level, Source
from portal.consent.services.recording import called
from portal.referrals import audit_actions, events, policies, telling
from portal.referrals.models import Referral, ReferralEvent
from portal.referrals.moves import MOVES
from portal.referrals.services import effects, keeping_time, warm
from portal.referrals.services.finding import at_version, referral_to_move
from portal.referrals.states import STATES
from portal.referrals.telling import Told
from portal.referrals.words import Party, ReferralState
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid, Refused

# The referral tells its parties in this order who took a step; somebody may be more than one of them.
AS = (Party.RESIDENT, Party.RECEIVER, Party.SENDER, Party.LEAD, Party.SYSTEM)


@sensitive_variables("told")
@transaction.atomic
def move(
    actor: Actor, *, uid: UUID, name: str, version: int, told: Told | None = None, key: UUID | None = None
) -> Referral:
    """Take a step.

    Args:
        name: of the table of moves.
        version: the version that the actor looked at.
        told: what the step needs.
        key: the same for a repeated request: it is one step, and gives the same answer.

    Returns:
        The referral, at its next version.

    Raises:
        NotFound: no such referral for this actor, or no such step.
        Refused: with the sentence of the rule, or because the ground does not let it.
        Stale: somebody changed it meanwhile.
        Invalid: with a sentence per field.
    """
    if (done := already(actor, uid, name, key)) is not None:
        return done
    referral = referral_to_move(actor, uid)
    if (done := already(actor, uid, name, key)) is not None:
        return done
    at_version(referral, version)
    if name not in MOVES:
        raise Refused(_("Deze stap bestaat niet."))
    parties = policies.parties_of(actor, referral)
    require(policies.may_move(actor, referral, name, parties))
    return take(actor, referral, name, told or Told(), party=_as(parties, name), key=key)


@sensitive_variables("told")
def take(actor: Actor, referral: Referral, name: str, told: Told, *, party: Party, key: UUID | None = None) -> Referral:
    """Do what a step does. The caller asked the rule, holds the row and has a transaction.

    Raises:
        Invalid: with a sentence per field.
        Refused: the ground does not let it.
    """
    step = MOVES[name]
    if wrong := telling.wrong(name, step, told, by_link=bool(actor.referrals)):
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)
    now = timezone.now()
    before = referral.state
    effects.apply(actor, referral, name, told, now)
    if step.to is not None:
        referral.state = step.to
        if STATES[step.to].terminal:
            referral.closed_at = now
    keeping_time.follow(referral, step, now)
    if name in ("waitlist", "reconfirm") and told.expected_on:
        keeping_time.restart_on(referral, "waitlist", told.expected_on, now)
    referral.version += 1
    referral.save()
    open_or_close(actor, referral)
    event = ReferralEvent(
        referral=referral,
        move=name,
        before=before,
        after=referral.state,
        at=now,
        by=actor.person,
        party=party,
        by_whom=called(actor),
        team=referral.receiver_team if party == Party.RECEIVER else referral.sender_team,
        note=told.note.strip(),
        key=key,
    )
    event.save()
    record(actor, audit_actions.MOVED, referral, move=name, before=before, after=referral.state)
    effects.follow_up(actor, referral, name, told)
    warm.tidy(referral)
    events.moved(referral, event)
    return referral


def open_or_close(actor: Actor, referral: Referral) -> None:
    """Let the receiving team in as far as the state says, or shut it out."""
    state = STATES[ReferralState(referral.state)]
    if not state.shares:
        shut_out(actor, source=Source.REFERRAL, source_uid=referral.uid)
        return
    if referral.receiver_team is None or referral.ground is None:
        raise Refused(_("Er is geen grondslag om dit met deze organisatie te delen."))
    let_in(
        actor,
        case=referral.case,
        team=referral.receiver_team,
        source=Source.REFERRAL,
        source_uid=referral.uid,
        ground=referral.ground,
        level=Level.ALL if state.working else Level.MINIMUM,
    )


def _as(parties: frozenset[Party], name: str) -> Party:
    able = parties & MOVES[name].by
    return next(party for party in AS if party in able)


def already(actor: Actor, uid: UUID, name: str, key: UUID | None) -> Referral | None:
    """The referral after this very step, when the same person sent the same key before.

    Raises:
        Refused: the key belongs to another step.
    """
    if key is None or (actor.person is None and uid not in actor.referrals):
        return None
    found = ReferralEvent.objects.filter(referral__uid=uid, key=key, by=actor.person).select_related("referral")
    event: ReferralEvent | None = found.first()
    if event is None:
        return None
    if event.move != name:
        raise Refused(_("Deze stap is al gezet. Bekijk de doorverwijzing opnieuw."))
    referral: Referral = event.referral
    return referral
