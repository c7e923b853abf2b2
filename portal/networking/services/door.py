"""What the organiser and the chair do with guests: tick who is there, write in at the door, take off the list."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings.models import Meeting
from portal.meetings.services.attending import require_the_day
from portal.meetings.services.finding import held
from portal.networking import audit_actions
from portal.networking.models import Guest
from portal.networking.models.guest import COMING, MOST_NAME
from portal.networking.services.registering import give_up
from tenants.access import Actor
from tenants.audit import record
from tenants.errors import Invalid


@transaction.atomic
def arrived(actor: Actor, *, uid: UUID, guest: UUID) -> Guest:
    """Note that a guest is there. Who was on the waiting list and came all the same has a seat from now on.

    Raises:
        NotFound: no such meeting for this actor, or no such guest in it.
        Refused: the actor does not keep its list, or it does not go on.
        Invalid: the day has not come.
    """
    meeting = held(actor, uid, "attendance")
    require_the_day(meeting)
    found = _guest(actor, meeting, guest)
    if found.arrived_at is None:
        found.arrived_at, found.waiting = timezone.now(), False
        found.save(update_fields=["arrived_at", "waiting"])
        record(actor, audit_actions.ATTENDANCE, found, what="arrived")
    return found


@transaction.atomic
def not_there(actor: Actor, *, uid: UUID, guest: UUID) -> Guest:
    """Take a tick back.

    Raises:
        NotFound, Refused: as for `arrived`.
    """
    found = _guest(actor, held(actor, uid, "attendance"), guest)
    if found.arrived_at is not None:
        found.arrived_at = None
        found.save(update_fields=["arrived_at"])
        record(actor, audit_actions.ATTENDANCE, found, what="not_there")
    return found


@transaction.atomic
def came_along(actor: Actor, *, uid: UUID, name: str, organisation: str = "") -> Guest:
    """Write in somebody at the door. They are there, also when it was full: whoever stands there decides that.

    Raises:
        NotFound, Refused: as for `arrived`.
        Invalid: the day has not come, or there is no name.
    """
    meeting = held(actor, uid, "attendance")
    require_the_day(meeting)
    called, of = " ".join(name.split()), " ".join(organisation.split())
    if not called or max(len(called), len(of)) > MOST_NAME:
        said = _("Vul een naam in van hoogstens %(most)s tekens.") % {"most": MOST_NAME}
        raise Invalid(said, {"name": said})
    now = timezone.now()
    made = Guest(
        meeting=meeting, meeting_ends_at=meeting.ends_at, asked_at=now, confirmed_at=now, arrived_at=now,
        at_the_door=True, name=called, organisation=of,
    )  # fmt: skip
    made.save()
    record(actor, audit_actions.AT_THE_DOOR, made)
    return made


@transaction.atomic
def take_off(actor: Actor, *, uid: UUID, guest: UUID) -> None:
    """Say off for a guest, who called for instance. They are wiped, and the seat goes to who waits longest.

    Raises:
        NotFound, Refused: as for `arrived`.
        Invalid: they were there.
    """
    found = _guest(actor, held(actor, uid, "attendance"), guest)
    if found.arrived_at is not None:
        raise Invalid(_("Deze gast is er al. Haal eerst het vinkje weg."))
    give_up(actor, found, audit_actions.TAKEN_OFF)


def _guest(actor: Actor, meeting: Meeting, uid: UUID) -> Guest:
    found: Guest = Guest.objects.visible_to(actor).locked().filter(COMING, meeting=meeting).get_or_not_found(uid=uid)
    return found
