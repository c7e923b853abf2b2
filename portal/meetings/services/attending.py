"""Who is there: ticked on the day, by the organiser or the chair, also by phone."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings import audit_actions
from portal.meetings.models import Invitation, Meeting
from portal.meetings.selectors.people import people_named, teams_named
from portal.meetings.services.finding import held
from tenants.access import Actor
from tenants.audit import record
from tenants.errors import Invalid


@transaction.atomic
def arrived(actor: Actor, *, uid: UUID, invitation: UUID) -> Invitation:
    """Note that somebody is there. Once more after they left: they came back.

    Raises:
        NotFound: no such meeting for this actor, or no such invitation in it.
        Refused: see `held`.
        Invalid: the day has not come.
    """
    meeting = held(actor, uid, "attendance")
    require_the_day(meeting)
    found: Invitation = meeting.invitations.locked().get_or_not_found(uid=invitation)
    if not found.is_there:
        found.arrived_at, found.left_at = found.arrived_at or timezone.now(), None
        found.save(update_fields=["arrived_at", "left_at"])
        record(actor, audit_actions.ATTENDANCE, meeting, invitation=found.uid, what="arrived")
    return found


@transaction.atomic
def left(actor: Actor, *, uid: UUID, invitation: UUID, by_mistake: bool = False) -> Invitation:
    """Note that somebody went away, or was never there.

    Args:
        by_mistake: they were ticked wrongly: nothing of it stays but the line in the log.

    Raises:
        NotFound, Refused: as for `arrived`.
    """
    meeting = held(actor, uid, "attendance")
    found: Invitation = meeting.invitations.locked().get_or_not_found(uid=invitation)
    if found.arrived_at is not None:
        found.left_at = None if by_mistake else timezone.now()
        found.arrived_at = None if by_mistake else found.arrived_at
        found.save(update_fields=["arrived_at", "left_at"])
        record(actor, audit_actions.ATTENDANCE, meeting, invitation=found.uid, what="left")
    return found


@transaction.atomic
def came_along(actor: Actor, *, uid: UUID, team: UUID, person: UUID | None = None) -> Invitation:
    """Note somebody who was not on the list: registered at the door.

    Raises:
        NotFound, Refused: as for `arrived`.
        Invalid: the day has not come, or the team or person does not work here.
    """
    meeting = held(actor, uid, "attendance")
    require_the_day(meeting)
    teams = teams_named(actor, [team])
    people = people_named(actor, [person]) if person is not None else []
    if not teams or (person is not None and not people):
        raise Invalid(_("Kies een organisatie uit de lijst."), {"team": _("Kies een organisatie uit de lijst.")})
    who = people[0][0] if people else None
    found: Invitation = Invitation.objects.get_or_create(meeting=meeting, team=teams[0], person=who)[0]
    found.arrived_at, found.left_at = found.arrived_at or timezone.now(), None
    found.save(update_fields=["arrived_at", "left_at"])
    record(actor, audit_actions.ATTENDANCE, meeting, invitation=found.uid, what="arrived")
    return found


def require_the_day(meeting: Meeting) -> None:
    """Go on when its day has come.

    Raises:
        Invalid: it has not.
    """
    if timezone.localdate(meeting.starts_at) > timezone.localdate():
        raise Invalid(_("U noteert aanwezigheid op de dag zelf."))
