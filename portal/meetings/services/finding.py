"""The meeting that a command is about, locked and judged."""

from uuid import UUID

from django.utils.translation import gettext as _

from portal.meetings.models import Meeting
from portal.meetings.policies import may_organise
from tenants.access import Actor, require
from tenants.errors import Stale


def held(actor: Actor, uid: UUID, step: str, *, version: int | None = None) -> Meeting:
    """The meeting, locked, for a step of its organiser.

    Args:
        version: the one that the actor looked at; None for steps that do not touch what others wrote.

    Raises:
        NotFound: no such meeting for this actor.
        Refused: the step cannot be taken now.
        Stale: somebody changed it meanwhile.
    """
    meeting: Meeting = Meeting.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    require(may_organise(actor, step, meeting))
    if version is not None and meeting.version != version:
        raise Stale(_("Iemand anders heeft deze bijeenkomst net gewijzigd. Bekijk de pagina opnieuw."))
    return meeting
