"""The item that a command is about, locked and judged."""

from uuid import UUID

from django.utils.translation import gettext as _

from portal.agendas import policies
from portal.agendas.models import AgendaItem
from portal.agendas.models.item import SEALED
from portal.meetings.models import Meeting
from tenants.access import Actor, require
from tenants.errors import NotFound, Stale
from tenants.sight import looking_past


def heard(actor: Actor, uid: UUID, step: str, *, version: int | None = None) -> AgendaItem:
    """The item, locked, for a step of whoever hears it now.

    Raises:
        NotFound: no such item for this actor: one that they do not hear reads as one that does not exist.
        Refused: the step cannot be taken now.
        Stale: somebody changed it meanwhile.
    """
    item: AgendaItem = AgendaItem.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    item.meeting = Meeting.objects.get(pk=item.meeting_id)
    require(policies.may_step(actor, step, item))
    if version is not None and item.version != version:
        raise Stale(_("Iemand anders heeft dit verslag net gewijzigd. Bekijk de pagina opnieuw."))
    return item


def run(actor: Actor, uid: UUID, step: str) -> AgendaItem:
    """The item, locked, for a step of who runs the meeting, whether they hear it or not. No text of it is read.

    Raises:
        NotFound: no such item in a meeting of this actor, or they neither hear it nor run its meeting.
        Refused: the step cannot be taken now.
    """
    with looking_past("agendas.run"):
        item: AgendaItem = AgendaItem.objects.locked().defer(*SEALED).get_or_not_found(uid=uid)
    meeting = (
        Meeting.objects.visible_to(actor).select_related("chair", "organiser").get_or_not_found(pk=item.meeting_id)
    )
    item.meeting = meeting
    if not policies.may_lead(actor, meeting) and not policies.hears(actor, item):
        raise NotFound()
    require(policies.may_lead(actor, meeting))
    require(policies.may_step(actor, step, item))
    return item


def keep(item: AgendaItem, *fields: str) -> None:
    """Save these fields, and count the version."""
    item.version += 1
    with looking_past("agendas.run"):
        item.save(update_fields=[*fields, "version"])
