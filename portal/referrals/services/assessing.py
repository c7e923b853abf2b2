"""The receiving team before its answer: opening the rest to assess it, and giving it to somebody."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.words import WORK_WITH_CASES
from portal.referrals import audit_actions, policies
from portal.referrals.models import Referral, ReferralOpening
from portal.referrals.services.finding import referral_to_move
from portal.referrals.states import STATES
from portal.referrals.words import AssessReason, Party, ReferralState
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid, Refused
from tenants.models import Membership


@transaction.atomic
def assess(actor: Actor, *, uid: UUID, reason: str) -> ReferralOpening:
    """Open the rest of a referral to assess it: one deliberate step by a named person, which the resident can read.

    It closes by itself when the team says no. Doing it twice is one opening.

    Raises:
        NotFound: no such referral for this actor.
        Refused: the actor is not of the receiving team, or it was answered already.
        Invalid: the reason is none of the two.
    """
    referral = referral_to_move(actor, uid)
    require(policies.may_assess(actor, referral))
    if reason not in AssessReason.values:
        said = _("Kies waarvoor u de rest wilt openen.")
        raise Invalid(said, {"reason": said})
    found: ReferralOpening | None = ReferralOpening.objects.filter(referral=referral, person=actor.person).first()
    if found is not None:
        return found
    made = ReferralOpening(
        referral=referral, person=actor.person, team=referral.receiver_team, reason=reason, at=timezone.now()
    )
    made.save()
    # About the case, so that it stands among what the resident is told of who looked.
    record(actor, audit_actions.ASSESSED, referral.case, referral=referral.pk, reason=reason)
    return made


@transaction.atomic
def assign(actor: Actor, *, uid: UUID, version: int, to_uid: UUID) -> Referral:
    """Say who of the receiving team takes it up.

    Raises:
        NotFound: no such referral for this actor.
        Refused: the actor is not of the receiving team, or it ended.
        Invalid: that person does not work in the team.
        Stale: somebody changed it meanwhile.
    """
    referral = referral_to_move(actor, uid, version)
    state = STATES[ReferralState(referral.state)]
    if Party.RECEIVER not in policies.parties_of(actor, referral) or state.terminal:
        raise Refused(_("Alleen de ontvanger verdeelt het werk, zolang de doorverwijzing loopt."))
    standing = Membership.objects.standing(timezone.localdate())
    held = standing.filter(person__uid=to_uid, person__is_active=True, team=referral.receiver_team)
    member = held.filter(role__in=WORK_WITH_CASES).select_related("person").first()
    if member is None:
        said = _("Deze persoon werkt niet in dit team.")
        raise Invalid(said, {"to": said})
    referral.assignee = member.person
    referral.version += 1
    referral.save(update_fields=["assignee", "version"])
    record(actor, audit_actions.ASSIGNED, referral, to_person=member.person.pk)
    return referral
