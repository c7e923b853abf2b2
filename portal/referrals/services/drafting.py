"""Writing a draft: for whom, what kind, to whom, and what is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.cases.districts import municipality_of
from portal.cases.models import Case, CaseAccess
from portal.cases.policies import may_change
from portal.cases.words import Level
from portal.consent.models import Ground
from portal.consent.numbering import first_free, signs
from portal.referrals import audit_actions
from portal.referrals.area import offered_in
from portal.referrals.fields import wrong_answers
from portal.referrals.models import KindReceiver, Referral, ReferralCandidate, ReferralKind
from portal.referrals.models.referral import MOST_TEXT
from portal.referrals.services import warm
from portal.referrals.services.finding import referral_to_move
from portal.referrals.states import STATES
from portal.referrals.talks import Time
from portal.referrals.words import HandOver, Party, ReferralState, Urgency
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid, Refused
from tenants.models import Team

MOST_QUESTION = 400


@dataclass(frozen=True, repr=False)
class Written:
    """What the sender fills in. Nothing of it is needed until it is sent; what is there must be right.

    Args:
        receiver: the team that gets it.
        after: teams to ask when that one says no, in this order.
        beside: teams that are asked at the same time; the first to accept is the one.
        ground: the record in the ledger that it rests on.
        requested_at: when the resident asked for help; statutory terms run from it.
        answers: to the kind's own questions, by name.
        times: to propose for a three-way talk.
        summary: of the dossier, by the names of `dossier.SECTIONS`.
        checked_on: when the resident went through the summary, and how (`CheckedHow`).
    """

    question: str = ""
    explanation: str = ""
    urgency: str = Urgency.NORMAL
    hand_over: str = HandOver.CONTACT
    receiver: UUID | None = None
    after: Sequence[UUID] = ()
    beside: Sequence[UUID] = ()
    ground: UUID | None = None
    requested_at: datetime | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    times: Sequence[Time] = ()
    summary: Mapping[str, str] = field(default_factory=dict)
    checked_on: date | None = None
    checked_how: str = ""


@sensitive_variables("written")
@transaction.atomic
def draft(
    actor: Actor, *, case_uid: UUID, kind_uid: UUID, written: Written | None = None, follows: UUID | None = None
) -> Referral:
    """Begin a referral for the resident of a case.

    Args:
        follows: the closed referral after which the resident came back. It is never opened again.

    Raises:
        NotFound: no such case, kind, receiver or ground for this actor.
        Refused: the actor's team may not work in this case, or it is closed.
        Invalid: with a sentence per field.
    """
    case: Case = Case.objects.whole_to(actor).select_related("lead_team").get_or_not_found(uid=case_uid)
    require(may_change(actor, case))
    kind: ReferralKind = ReferralKind.objects.visible_to(actor).filter(active=True).get_or_not_found(uid=kind_uid)
    if not offered_in(kind, municipality_of(actor.tenant, case.district)):
        said = _("Deze soort hulp is er niet voor inwoners van deze gemeente.")
        raise Invalid(said, {"kind": said})
    team = _sending_team(actor, case)
    made = Referral(
        number=first_free(new_number, taken=lambda number: Referral.objects.filter(number=number)),
        kind=kind,
        case=case,
        sender=actor.person,
        sender_team=team,
        made_at=timezone.now(),
        follows=_followed(actor, case, follows),
    )
    filled = written or Written(hand_over=kind.ways[0])
    _fill(actor, made, filled)
    made.save()
    _candidates(made, filled)
    warm.keep_times(actor, made, Party.SENDER, filled.times)
    record(actor, audit_actions.DRAFTED, made, kind=kind.pk)
    return made


@sensitive_variables("written")
@transaction.atomic
def change_draft(actor: Actor, *, uid: UUID, version: int, written: Written) -> Referral:
    """Change a draft, or a referral that came back for completion (its texts and answers alone).

    Raises:
        NotFound: no such referral for this actor.
        Refused: it is no draft any more.
        Stale: somebody changed it meanwhile.
        Invalid: with a sentence per field.
    """
    referral = referral_to_move(actor, uid, version)
    own_draft = referral.state in (ReferralState.DRAFT, ReferralState.CONSENT)
    if not own_draft and not (referral.state == ReferralState.RETURNED and referral.sender_team_id in actor.teams):
        raise Refused(_("Deze doorverwijzing is al verzonden. U kunt haar niet meer wijzigen."))
    _fill(actor, referral, written, texts_alone=not own_draft)
    if own_draft:
        _candidates(referral, written)
        warm.keep_times(actor, referral, Party.SENDER, written.times)
    referral.version += 1
    referral.save()
    record(actor, audit_actions.CHANGED, referral)
    return referral


@transaction.atomic
def discard(actor: Actor, *, uid: UUID, version: int) -> None:
    """Throw a draft away.

    Raises:
        NotFound: no such referral for this actor.
        Refused: it was sent already.
        Stale: somebody changed it meanwhile.
    """
    referral = referral_to_move(actor, uid, version)
    if STATES[ReferralState(referral.state)].row != "referral_draft" or referral.sent_at is not None:
        raise Refused(_("Alleen een concept dat nooit is verzonden, kunt u weggooien. Trek deze doorverwijzing in."))
    record(actor, audit_actions.DISCARDED, referral)
    referral.delete()


def new_number() -> str:
    """A number that tells nothing: not who, not when, not how many."""
    return f"D-{signs(6)}"


def _sending_team(actor: Actor, case: Case) -> Team:
    """The team that the actor works for now, when that one may open the case."""
    rows = CaseAccess.objects.of(actor).standing(timezone.localdate()).filter(case=case, level__gte=Level.ALL)
    if actor.team is None or not rows.filter(team=actor.team).exists():
        raise Refused(_("Kies eerst het team waarvoor u in deze casus werkt."))
    return actor.team


def _followed(actor: Actor, case: Case, uid: UUID | None) -> Referral | None:
    if uid is None:
        return None
    found: Referral = Referral.objects.visible_to(actor).filter(case=case).get_or_not_found(uid=uid)
    if not STATES[ReferralState(found.state)].terminal:
        raise Refused(_("Deze doorverwijzing loopt nog."))
    return found


@sensitive_variables("written", "wrong")
def _fill(actor: Actor, referral: Referral, written: Written, *, texts_alone: bool = False) -> None:
    wrong = wrong_answers(referral.kind.fields, written.answers, complete=False)
    if len(written.question) > MOST_QUESTION:
        wrong["question"] = _("Maak dit korter.")
    if len(written.explanation) > MOST_TEXT:
        wrong["explanation"] = _("Maak dit korter.")
    if written.urgency not in Urgency.values:
        wrong["urgency"] = _("Kies een van de mogelijkheden.")
    if not texts_alone:
        wrong |= warm.wrong_in(referral, written)
    if written.requested_at is not None and written.requested_at > timezone.now():
        wrong["requested_at"] = _("Deze dag is nog niet geweest.")
    if wrong:
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)
    known = {each["name"] for each in referral.kind.fields}
    referral.question = written.question.strip()
    referral.explanation = written.explanation.strip()
    referral.answers = {name: value for name, value in written.answers.items() if name in known}
    if texts_alone:
        return
    referral.urgency, referral.hand_over = written.urgency, written.hand_over
    warm.fill_summary(referral, written)
    referral.requested_at = written.requested_at
    referral.receiver_team = _receivers(referral.kind, [written.receiver])[0] if written.receiver else None
    referral.ground = _ground(actor, referral.case, written.ground) if written.ground else None


def _ground(actor: Actor, case: Case, uid: UUID) -> Ground:
    found: Ground = Ground.objects.visible_to(actor).about(case.subject).get_or_not_found(uid=uid)
    return found


def _receivers(kind: ReferralKind, uids: Sequence[UUID]) -> list[Team]:
    """Teams that take this kind, in the order that was asked.

    Raises:
        Invalid: one of them does not.
    """
    taking = KindReceiver.objects.filter(
        kind=kind, active=True, team__uid__in=uids, team__closed_on__isnull=True
    ).select_related("team__organisation")
    teams = {each.team.uid: each.team for each in taking}
    if len(teams) != len(set(uids)):
        said = _("Dit team neemt deze soort hulp niet aan. Kies een ander.")
        raise Invalid(said, {"receiver": said})
    return [teams[uid] for uid in uids]


def _candidates(referral: Referral, written: Written) -> None:
    asked = [uid for uid in (*written.beside, *written.after) if uid != written.receiver]
    if len(set(asked)) != len(asked):
        said = _("U hebt een team twee keer gekozen.")
        raise Invalid(said, {"after": said})
    teams = _receivers(referral.kind, asked) if asked else []
    ReferralCandidate.objects.filter(referral=referral).delete()
    beside = set(written.beside)
    for position, team in enumerate(teams):
        ReferralCandidate.objects.create(referral=referral, team=team, beside=team.uid in beside, position=position)
