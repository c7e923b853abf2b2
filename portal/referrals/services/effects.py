"""What a step does to the referral besides its state: one function a move, in a table."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.cases.words import WORK_WITH_CASES
from portal.consent import selectors as consent
from portal.referrals import policies
from portal.referrals.models import Referral
from portal.referrals.moves import MOVES
from portal.referrals.services import keeping_time, progress, several, warm
from portal.referrals.services.ready import missing
from portal.referrals.services.taking import not_taken
from portal.referrals.telling import Told
from portal.referrals.words import Party
from tenants.access import Actor, Role, require
from tenants.errors import Invalid
from tenants.models import Membership, Team

Effect = Callable[[Actor, Referral, Told, datetime], None]


def apply(actor: Actor, referral: Referral, name: str, told: Told, now: datetime) -> None:
    """Change the referral as the step says. The caller saves it."""
    effect = EFFECTS.get(name)
    if effect is not None:
        effect(actor, referral, told, now)


def follow_up(actor: Actor, referral: Referral, name: str, told: Told) -> None:
    """What a step brings about in other referrals, after it was kept."""
    effect = AFTER.get(name)
    if effect is not None:
        effect(actor, referral, told)


def _send(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    if wrong := missing(referral):
        raise Invalid(_("De doorverwijzing is nog niet compleet."), wrong)
    referral.sent_at = now
    referral.requested_at = keeping_time.asked_at(referral, now)


def _recall(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    referral.sent_at = None
    several.take_back(actor, referral)


def _accept(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    if actor.referrals:
        referral.contact_name = told.contact_name.strip()
    else:
        assert told.contact_person is not None
        assert referral.receiver_team is not None
        referral.contact_person = _colleague(told.contact_person, referral.receiver_team)
        referral.assignee = referral.assignee or referral.contact_person
    referral.accepted_at = now
    referral.agreed = told.agreed.strip()


def _reject(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    referral.reject_reason, referral.advice = told.reject_reason, told.advice.strip()


def _hand_on(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    assert told.to_team is not None
    assert referral.ground is not None
    team: Team = Team.objects.filter(closed_on__isnull=True).get_or_not_found(uid=told.to_team)
    if team.pk == referral.receiver_team_id:
        raise Invalid(_("Dit is uw eigen team."), {"to_team": _("Kies een ander team.")})
    require(consent.may_share_under(referral.ground, subject=referral.case.subject, team=team))
    if said := not_taken(referral, [team]).get(team.pk):
        raise Invalid(said, {"to_team": said})


def _expect(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    referral.expected_on = told.expected_on


def _appoint(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    referral.appointment_at, referral.place = told.appointment_at, told.place.strip()
    referral.appointment_minutes, referral.appointment_way = None, ""
    # Agreed upon in another way: what was proposed is not to be chosen any more.
    warm.clear_times(referral)


def _no_show(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    referral.no_shows += 1


def _decide(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    referral.decision, referral.decided_on = told.decision, told.decided_on


def _outcome(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    referral.outcome = told.outcome


def _begin(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    progress.begin(referral, now)


def _noted(actor: Actor, referral: Referral, told: Told, now: datetime) -> None:
    progress.noted(referral, now)


EFFECTS: dict[str, Effect] = {
    "send": _send,
    "recall": _recall,
    "accept": _accept,
    "reject": _reject,
    "hand_on": _hand_on,
    "waitlist": _expect,
    "reconfirm": _expect,
    "appoint": _appoint,
    "propose": warm.propose,
    "choose_time": warm.choose,
    "none_fits": warm.drop_times,
    "take_back_times": warm.drop_times,
    "call_off": warm.call_off,
    "no_show": _no_show,
    "start": _begin,
    "interim": _noted,
    "decide": _decide,
    "complete": _outcome,
    "end": _outcome,
}


def _colleague(uid: UUID, team: Team) -> User:
    """Somebody who works in the receiving team today.

    Raises:
        Invalid: they do not.
    """
    standing = Membership.objects.standing(timezone.localdate())
    held = standing.filter(person__uid=uid, person__is_active=True, team=team)
    found = held.filter(role__in=(*WORK_WITH_CASES, Role.VOLUNTEER)).select_related("person").first()
    if found is None:
        said = _("Deze persoon werkt niet in dit team.")
        raise Invalid(said, {"contact_person": said})
    return found.person


def _ask_the_others(actor: Actor, referral: Referral, told: Told) -> None:
    several.ask_beside(actor, referral)


def _accepted(actor: Actor, referral: Referral, told: Told) -> None:
    """The others close at once; and what was said of the times with the yes is a step of its own."""
    from portal.referrals.services.moving import take

    several.first_to_accept(referral)
    name = "choose_time" if told.talk_time else "none_fits" if told.none_fits else ""
    if name:
        require(policies.may_move(actor, referral, name))
        take(actor, referral, name, Told(talk_time=told.talk_time), party=Party.RECEIVER)


def _ask_the_next(actor: Actor, referral: Referral, told: Told) -> None:
    several.ask_next(referral)


def _pass_on(actor: Actor, referral: Referral, told: Told) -> None:
    assert told.to_team is not None
    several.pass_on(referral, Team.objects.get_or_not_found(uid=told.to_team))


AFTER: dict[str, Callable[[Actor, Referral, Told], None]] = {
    "send": _ask_the_others,
    "accept": _accepted,
    "reject": _ask_the_next,
    "expire": _ask_the_next,
    "hand_on": _pass_on,
}
assert EFFECTS.keys() | AFTER.keys() <= MOVES.keys()
