"""Making a meeting, changing it, telling the invited, calling it off."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings import audit_actions, telling
from portal.meetings.models import Invitation, Meeting
from portal.meetings.seats import fill
from portal.meetings.services.finding import held
from portal.meetings.services.judging import judged
from portal.meetings.words import Audience, MeetingKind, MeetingState
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid
from tenants.events import emit

# A change of one of these makes every calendar entry stale (RFC 5546, section 2.1.4).
IN_THE_CALENDAR = ("starts_at", "ends_at", "place", "online_url")
MOST_REASON = 300


@dataclass(frozen=True)
class Planned:
    """A meeting as its organiser writes it."""

    kind: MeetingKind
    title: str
    starts_at: datetime
    ends_at: datetime
    about: str = ""
    topic: str = ""
    place: str = ""
    online_url: str = ""
    accessibility: str = ""
    costs: str = ""
    audience: Audience = Audience.INVITED
    capacity: int | None = None
    register_until: datetime | None = None
    chair: UUID | None = None


@transaction.atomic
def plan(actor: Actor, *, planned: Planned) -> Meeting:
    """Prepare a meeting. Nobody is told until `announce`.

    Args:
        actor: whoever may change meetings (consultant, network organiser); becomes its organiser.

    Raises:
        Refused: the actor may not.
        Invalid: something cannot be as it was written; told per field.
    """
    require(can(actor, "meeting.change"))
    if actor.team is None or actor.person is None:
        raise Invalid(_("Kies eerst voor welk team u werkt."))
    meeting = Meeting(organiser=actor.person, organiser_team=actor.team)
    _write(actor, meeting, planned, new=True)
    meeting.save()
    record(actor, audit_actions.PLANNED, meeting)
    return meeting


@transaction.atomic
def change(actor: Actor, *, uid: UUID, version: int, planned: Planned) -> Meeting:
    """Change a meeting. Who was invited is told when something in their calendar is no longer true.

    A larger capacity gives seats to who waits.

    Raises:
        NotFound, Refused, Stale: see `held`.
        Invalid: something cannot be as it was written; told per field.
    """
    meeting = held(actor, uid, "change", version=version)
    before = [getattr(meeting, name) for name in IN_THE_CALENDAR]
    _write(actor, meeting, planned, new=False)
    moved = before != [getattr(meeting, name) for name in IN_THE_CALENDAR]
    meeting.version += 1
    meeting.sequence += moved
    meeting.save()
    record(actor, audit_actions.CHANGED, meeting)
    if moved and meeting.state == MeetingState.INVITED:
        telling.meeting_moved(actor, meeting)
    emit("meetings.changed", actor=actor, meeting=meeting, moved=moved)
    fill(actor, meeting)
    return meeting


@transaction.atomic
def announce(actor: Actor, *, uid: UUID, version: int) -> Meeting:
    """Send the invitations. From here on whoever it is for sees the meeting.

    Of a series the others that were not announced go along, with the same guests; people are told once.

    Raises:
        NotFound, Refused, Stale: see `held`.
        Invalid: it has begun already, or a closed meeting has nobody to come.
    """
    meeting = held(actor, uid, "announce", version=version)
    if meeting.starts_at <= timezone.now():
        raise Invalid(_("Deze bijeenkomst is al begonnen. Kies eerst een nieuwe dag."))
    if meeting.audience == Audience.INVITED and not meeting.invitations.exists():
        raise Invalid(_("Nodig eerst iemand uit."))
    for each in (meeting, *_with_the_same_guests(meeting)):
        each.state, each.announced_at = MeetingState.INVITED, timezone.now()
        each.version += 1
        each.save()
        record(actor, audit_actions.ANNOUNCED, each)
    telling.invitations_sent(actor, meeting)
    return meeting


@transaction.atomic
def cancel(actor: Actor, *, uid: UUID, version: int, because: str) -> Meeting:
    """Call a meeting off. Everybody who was told of it is told that it does not go on, and why.

    Raises:
        NotFound, Refused, Stale: see `held`.
        Invalid: it is not said why.
    """
    meeting = held(actor, uid, "cancel", version=version)
    reason = because.strip()
    if not reason:
        said = _("Schrijf op waarom de bijeenkomst niet doorgaat.")
        raise Invalid(said, {"because": said})
    told = meeting.state == MeetingState.INVITED
    meeting.state, meeting.cancelled_because = MeetingState.CANCELLED, reason[:MOST_REASON]
    meeting.version += 1
    meeting.sequence += 1
    meeting.save()
    record(actor, audit_actions.CANCELLED, meeting)
    if told:
        telling.meeting_cancelled(actor, meeting)
    emit("meetings.cancelled", actor=actor, meeting=meeting, told=told)
    return meeting


def _with_the_same_guests(meeting: Meeting) -> list[Meeting]:
    """The other meetings of its series that wait to be announced, each with the guests of this one."""
    if meeting.series is None:
        return []
    waiting = Meeting.objects.locked().filter(series=meeting.series, state=MeetingState.PLANNED)
    others = list(waiting.filter(starts_at__gt=timezone.now()).exclude(pk=meeting.pk))
    guests = list(meeting.invitations.values_list("team", "person"))
    there = set(Invitation.objects.filter(meeting__in=others).values_list("meeting", "team", "person"))
    Invitation.objects.bulk_create(
        Invitation(meeting=other, team_id=team, person_id=person)
        for other in others
        for team, person in guests
        if (other.pk, team, person) not in there
    )
    return others


def hold_what_ended(now: datetime) -> int:
    """Note of the active portal's meetings that they were held, an hour after their end. A job of the worker.

    Returns:
        How many. One query.
    """
    over = Meeting.objects.filter(state=MeetingState.INVITED, ends_at__lt=now - timedelta(hours=1))
    return int(over.update(state=MeetingState.HELD))


def _write(actor: Actor, meeting: Meeting, planned: Planned, *, new: bool) -> None:
    good, chair = judged(actor, planned, new=new)
    for name, value in asdict(good).items():
        if name != "chair":
            setattr(meeting, name, value)
    meeting.chair = chair
