"""The conversation on a referral, and the small acknowledgements after its end."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.consent.services.recording import called
from portal.referrals import audit_actions, events, policies
from portal.referrals.models import Referral, ReferralMessage
from portal.referrals.models.referral import MOST_TEXT
from portal.referrals.services.finding import referral_to_move
from portal.referrals.words import Party, ReferralState
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Refused

HELPED = ("yes", "partly", "no")


@sensitive_variables("text", "written")
@transaction.atomic
def talk(actor: Actor, *, uid: UUID, text: str) -> ReferralMessage:
    """Write in the conversation of a referral. The other side is told that there is something, the resident may read.

    Raises:
        NotFound: no such referral for this actor.
        Refused: it does not run, or the actor is no party of it.
        Invalid: there is no text, or too much.
    """
    referral = referral_to_move(actor, uid)
    parties = policies.parties_of(actor, referral)
    require(policies.may_talk(actor, referral, parties))
    written = text.strip()
    if not 0 < len(written) <= MOST_TEXT:
        said = _("Schrijf uw bericht.") if not written else _("Maak dit korter.")
        raise Invalid(said, {"text": said})
    team = referral.receiver_team if Party.RECEIVER in parties else referral.sender_team
    made = ReferralMessage(
        referral=referral, author=actor.person, team=team, by_whom=called(actor), at=timezone.now(), text=written
    )
    made.save()
    record(actor, audit_actions.TALKED, referral)
    events.talked(made)
    return made


@transaction.atomic
def saw_the_end(actor: Actor, *, uid: UUID) -> Referral:
    """The sender saw how it ended: it leaves their list.

    Raises:
        NotFound: no such referral for this actor.
        Refused: the actor is not of the sending side, or it still runs.
    """
    referral = referral_to_move(actor, uid)
    if not policies.parties_of(actor, referral) & {Party.SENDER, Party.LEAD} or referral.closed_at is None:
        raise Refused(_("Alleen de afzender ziet de uitkomst in, na het einde."))
    if referral.seen_at is None:
        referral.seen_at = timezone.now()
        referral.save(update_fields=["seen_at"])
        record(actor, audit_actions.SEEN, referral)
    return referral


@transaction.atomic
def confirm_wiped(actor: Actor, *, uid: UUID) -> Referral:
    """The receiving team says that it deleted what it had of a referral that was withdrawn (360X cancel confirmed).

    The team sees no more of it than its number: whoever withdraws is not asked to be patient.

    Raises:
        NotFound: no such withdrawn referral of a team of this actor.
        Refused: the actor does not work with cases.
    """
    require(can(actor, "referral_sent.read"))
    rows = Referral.objects.received_by(actor).filter(state__in=(ReferralState.WITHDRAWN, ReferralState.IN_ERROR))
    referral: Referral = rows.filter(sent_at__isnull=False).locked().get_or_not_found(uid=uid)
    if referral.wiped_at is None:
        referral.wiped_at = timezone.now()
        referral.save(update_fields=["wiped_at"])
        record(actor, audit_actions.WIPED, referral)
    return referral


@transaction.atomic
def answer_helped(actor: Actor, *, uid: UUID, answer: str) -> Referral:
    """The resident says whether it helped: one question, asked once it ended. A later answer takes its place.

    Raises:
        NotFound: no such referral of this resident.
        Refused: it still runs.
        Invalid: the answer is none of the three.
    """
    referral = referral_to_move(actor, uid)
    if Party.RESIDENT not in policies.parties_of(actor, referral) or not can(actor, "referral_closed.answer", referral):
        raise Refused(_("Alleen de inwoner zelf zegt of het hielp."))
    if referral.state not in (ReferralState.COMPLETED, ReferralState.ENDED):
        raise Refused(_("Deze hulp loopt nog."))
    if answer not in HELPED:
        said = _("Kies een antwoord.")
        raise Invalid(said, {"answer": said})
    referral.helped = answer
    referral.save(update_fields=["helped"])
    record(actor, audit_actions.HELPED, referral)
    return referral
