"""What somebody who is invited says: comes, comes online, sends somebody else, does not come."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings import audit_actions, telling
from portal.meetings.models import Invitation, Meeting
from portal.meetings.models.invitation import MOST_REMARK
from portal.meetings.policies import may_answer
from portal.meetings.seats import fill, is_full
from portal.meetings.selectors.people import colleague
from portal.meetings.words import COMING, Answer, Audience, MeetingState
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid, NotFound, Refused


@transaction.atomic
def answer(
    actor: Actor, *, uid: UUID, invitation: UUID, answer: Answer, remark: str = "", replacement: UUID | None = None
) -> Invitation:
    """Answer an invitation, or change the answer. A full meeting puts whoever comes on the waiting list.

    A seat that comes free goes to who waits longest, who is told.

    Args:
        actor: the invited person, or anybody of the invited team when no person is named.
        replacement: a colleague of the same team, for `Answer.REPLACED`; is invited in turn.

    Raises:
        NotFound: no such invitation for this actor.
        Refused: it is somebody else's, or the meeting is over.
        Invalid: the answer does not exist, or the replacement is no colleague.
    """
    meeting = _locked(actor, uid)
    found: Invitation = Invitation.objects.get_or_not_found(uid=invitation, meeting=meeting)
    found.meeting = meeting
    require(may_answer(actor, found, over=meeting.ends_at < timezone.now()))
    if answer not in Answer.values or answer == Answer.NONE:
        raise Invalid(_("Kies een antwoord."), {"answer": _("Kies een antwoord.")})
    if found.person_id is None:
        found = _own_seat(actor, found)
    _say(found, answer, remark)
    if answer == Answer.REPLACED:
        _replace(actor, found, replacement)
    record(actor, audit_actions.ANSWERED, meeting, invitation=found.uid, answer=str(answer))
    fill(actor, meeting)
    return found


@transaction.atomic
def take_part(actor: Actor, *, uid: UUID, answer: Answer = Answer.COMES) -> Invitation:
    """Come to a meeting that is open to everybody who works here, without having been invited by name.

    Raises:
        NotFound: no such meeting for this actor.
        Refused: it is only for the invited, it is over, or registering has closed.
    """
    meeting = _locked(actor, uid)
    now = timezone.now()
    if meeting.audience == Audience.INVITED or meeting.state != MeetingState.INVITED or meeting.starts_at < now:
        raise Refused(_("U kunt zich hier niet aanmelden."))
    if meeting.register_until is not None and meeting.register_until < now:
        raise Refused(_("Aanmelden kan niet meer. Neem contact op met de organisator."))
    if actor.person is None or actor.team is None:
        raise Refused(_("Kies eerst voor welk team u werkt."))
    found: Invitation = Invitation.objects.get_or_create(
        meeting=meeting, person=actor.person, defaults={"team": actor.team, "told_sequence": meeting.sequence}
    )[0]
    _say(found, answer, found.remark)
    record(actor, audit_actions.ANSWERED, meeting, invitation=found.uid, answer=str(answer))
    return found


def _locked(actor: Actor, uid: UUID) -> Meeting:
    if actor.person is None:
        raise NotFound()
    meeting: Meeting = Meeting.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    return meeting


def _own_seat(actor: Actor, of_team: Invitation) -> Invitation:
    """Somebody answers for a team: they get a seat by name, and the team keeps its own for others."""
    found: Invitation = Invitation.objects.get_or_create(
        meeting=of_team.meeting, person=actor.person, defaults={"team_id": of_team.team_id}
    )[0]
    return found


def settle(actor: Actor, meeting: Meeting, found: Invitation, said: Answer, remark: str) -> None:
    """Write an answer on a seat, and give what came free to who waits. The meeting is locked; its rights were asked."""
    _say(found, said, remark)
    fill(actor, meeting)


def _say(found: Invitation, said: Answer, remark: str) -> None:
    before = found.answer in COMING and not found.waiting
    coming = said in COMING
    found.answer, found.remark = said, remark.strip()[:MOST_REMARK]
    # Who has a seat keeps it when they change how they come.
    found.waiting = coming and not before and is_full(found.meeting, besides=found)
    found.answered_at = timezone.now()
    found.save()


def _replace(actor: Actor, found: Invitation, replacement: UUID | None) -> None:
    other = colleague(actor, found.team_id, replacement) if replacement is not None else None
    if other is None or other.pk == found.person_id:
        said = _("Kies een collega van uw team.")
        raise Invalid(said, {"replacement": said})
    seat, new = Invitation.objects.get_or_create(
        meeting=found.meeting, person=other, defaults={"team_id": found.team_id, "instead_of": found}
    )
    if new:
        telling.invitations_sent(actor, found.meeting, only=[seat])
