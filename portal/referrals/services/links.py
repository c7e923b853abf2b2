"""Links to receivers without an account: when one is made, stopped and made again, and who receives so."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.cases.words import WORK_WITH_CASES
from portal.referrals import audit_actions, mails, policies
from portal.referrals.models import LinkReceiver, Referral, ReferralLink
from portal.referrals.models.links import MOST_ADDRESS
from portal.referrals.proofs import digest_of, token_of
from portal.referrals.services.finding import referral_to_move
from portal.referrals.states import RUNNING, SHARING, STATES
from portal.referrals.words import Party, ReferralState
from tenants.access import Actor, require, system
from tenants.access import can as may
from tenants.audit import record
from tenants.errors import Invalid, Refused
from tenants.models import Membership, Partnership, Team
from tenants.sight import looking_past

if TYPE_CHECKING:
    from portal.referrals.models import ReferralClock, ReferralEvent, ReferralMessage

# A month to answer; after each step so long that the interim term of ninety days fits in it.
LIVES_UNANSWERED, LIVES_WORKING = timedelta(days=30), timedelta(days=100)


@sensitive_variables("email", "written")
@transaction.atomic
def set_receiver(actor: Actor, *, team_uid: UUID, email: str) -> LinkReceiver:
    """Let what is sent to a team go by link to this address. Links that went to another address stop.

    Raises:
        Refused: the actor may not change settings.
        NotFound: no such team of a partner here.
        Invalid: somebody works in the team with an account, or it is no address.
    """
    require(may(actor, "settings.change"))
    team = _team(team_uid)
    if works_with_accounts(team):
        said = _("In dit team werkt iemand met een account. Die krijgt de doorverwijzingen gewoon.")
        raise Invalid(said, {"team": said})
    written = email.strip()
    try:
        validate_email(written)
    except ValidationError:
        written = ""
    if not 0 < len(written) <= MOST_ADDRESS:
        said = _("Vul een e-mailadres in, zoals naam@voorbeeld.nl.")
        raise Invalid(said, {"email": said})
    found = LinkReceiver.objects.filter(team=team).locked().first()
    if found is not None and found.email == written:
        return found
    if found is not None:
        _stop(actor, team=team)
    made = found or LinkReceiver(team=team)
    made.email, made.since = written, timezone.now()
    made.save()
    record(actor, audit_actions.LINK_RECEIVER_SET, made, team=team.pk)
    return made


@transaction.atomic
def remove_receiver(actor: Actor, *, uid: UUID) -> None:
    """Take an address away: its links stop, and nothing goes to the team by link any more.

    Raises:
        Refused: the actor may not change settings.
        NotFound: there is none.
    """
    require(may(actor, "settings.change"))
    found: LinkReceiver = (
        LinkReceiver.objects.visible_to(actor).select_related("team").locked().get_or_not_found(uid=uid)
    )
    _stop(actor, team=found.team)
    record(actor, audit_actions.LINK_RECEIVER_REMOVED, found, team=found.team_id)
    found.delete()


@transaction.atomic
def revoke_link(actor: Actor, *, uid: UUID) -> int:
    """Stop the link of a referral: the receiver's next request opens nothing. The referral itself stays as it is.

    Returns:
        How many stopped.

    Raises:
        NotFound: no such referral for this actor.
        Refused: the actor is not of the sending side, or it does not run.
    """
    referral = referral_to_move(actor, uid)
    require(policies.may_manage_link(actor, referral))
    return _stop(actor, referral=referral)


@transaction.atomic
def send_link_again(actor: Actor, *, uid: UUID) -> ReferralLink:
    """Send a new link. The one before stops, so that a mail that went astray opens nothing.

    Raises:
        NotFound: no such referral for this actor.
        Refused: the actor is not of the sending side, it does not run, or the team does not receive by link.
    """
    referral = referral_to_move(actor, uid)
    require(policies.may_manage_link(actor, referral))
    if referral.receiver_team is None or not receives_by_link(referral.receiver_team):
        raise Refused(_("Dit team krijgt geen link. Er werkt iemand met een account, of er is geen e-mailadres."))
    _stop(actor, referral=referral)
    return _make(actor, referral)


@looking_past("referrals.link")
def follow(referral: Referral, event: "ReferralEvent") -> None:
    """Make a link when something is sent, tell of it when it came back, stop it at the end. Listens to `moved`."""
    actor = system(referral.tenant, "referrals.moved")
    if ReferralState(referral.state) not in RUNNING & SHARING:
        _stop(actor, referral=referral)
        return
    now = timezone.now()
    standing = ReferralLink.objects.all().standing(now).filter(referral=referral).first()
    if standing is None:
        if event.after == ReferralState.SENT and referral.receiver_team and receives_by_link(referral.receiver_team):
            _make(actor, referral)
        return
    if event.party == Party.RECEIVER:
        standing.expires_at = now + LIVES_WORKING
        standing.save(update_fields=["expires_at"])
        return
    mails.send_news(standing, cause=event.uid)


@looking_past("referrals.link")
def tell_of_message(message: "ReferralMessage") -> None:
    """Somebody of the sending side wrote: the receiver hears that there is something. Listens to `talked`."""
    _tell(message.referral, cause=message.uid, unless=message.team_id)


@looking_past("referrals.link")
def ask_for_note(clock: "ReferralClock") -> None:
    """A moment came to tell how it goes. Listens to `note_asked`."""
    _tell(clock.referral, cause=clock.uid)


@looking_past("referrals.link")
def remind(clock: "ReferralClock", last: bool) -> None:
    """A term ended and it is the receiver's turn. Listens to `late`."""
    if STATES[ReferralState(clock.referral.state)].waits_for == Party.RECEIVER:
        _tell(clock.referral, cause=clock.uid, times=clock.reminders)


def receives_by_link(team: Team) -> bool:
    """Whether what is sent to this team goes by link: it has an address, and nobody in it has an account. Two queries.

    Such a team has no covenant to accept: nothing opens before the terms behind the code were accepted.
    """
    return LinkReceiver.objects.filter(team=team).exists() and not works_with_accounts(team)


def works_with_accounts(team: Team) -> bool:
    """Whether somebody works with cases in this team today, with an account."""
    standing = Membership.objects.standing(timezone.localdate())
    return standing.filter(team=team, role__in=WORK_WITH_CASES, person__is_active=True).exists()


def _make(actor: Actor, referral: Referral) -> ReferralLink:
    now = timezone.now()
    lives = LIVES_WORKING if STATES[ReferralState(referral.state)].working else LIVES_UNANSWERED
    made = ReferralLink(tenant=actor.tenant, referral=referral, team=referral.receiver_team, made_at=now)
    made.expires_at = now + lives
    made.digest = digest_of(token_of(made), actor.tenant.pk)
    made.save()
    record(actor, audit_actions.LINK_MADE, made, referral=referral.uid)
    mails.send_link(made)
    return made


@looking_past("referrals.link")
def _stop(actor: Actor, *, referral: Referral | None = None, team: Team | None = None) -> int:
    """Stop the living links of a referral or of a team. A code that is on its way stops with its link."""
    links = ReferralLink.objects.filter(revoked_at__isnull=True)
    links = links.filter(referral=referral) if referral is not None else links.filter(team=team)
    now: datetime = timezone.now()
    stopped = list(links.filter(expires_at__gt=now).locked())
    for each in stopped:
        each.revoked_at, each.code_nonce = now, None
        each.save(update_fields=["revoked_at", "code_nonce"])
        record(actor, audit_actions.LINK_REVOKED, each)
    return len(stopped)


def _tell(referral: Referral, *, cause: UUID, unless: int | None = None, times: int = 0) -> None:
    standing = ReferralLink.objects.all().standing(timezone.now()).filter(referral=referral).first()
    if standing is not None and standing.team_id != unless:
        mails.send_news(standing, cause=cause, times=times)


def _team(uid: UUID) -> Team:
    partners = Partnership.objects.standing(timezone.localdate()).values("organisation")
    found: Team = Team.objects.filter(closed_on__isnull=True, organisation__in=partners).get_or_not_found(uid=uid)
    return found
