"""An organisation says whether it takes people on. One click, so no version: what was said last counts."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap import audit_actions, events, policies
from portal.socialmap.capacity import MOST_WEEKS, Capacity
from portal.socialmap.models import Service
from portal.socialmap.services.finding import entry_to_write
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid


@transaction.atomic
def tell_capacity(actor: Actor, *, uid: UUID, state: str, weeks: int | None = None) -> Service:
    """Tell how it stands today.

    Args:
        actor: an editor, or somebody of the organisation whose service it is.
        state: one of `Capacity`.
        weeks: how long one waits; asked with "waiting", passed over with the others.

    Raises:
        NotFound: no such service for this actor.
        Refused: it is not of the actor's organisation.
        Invalid: no such state, or no sensible number of weeks.
    """
    service = entry_to_write(actor, "service", uid)
    assert isinstance(service, Service)
    require(policies.may_tell(actor, service))
    if state not in Capacity.values:
        raise Invalid(_("Kies of er plek is."), {"capacity": _("Kies of er plek is.")})
    if state == Capacity.WAITING and (weeks is None or not 1 <= weeks <= MOST_WEEKS):
        sentence = _("Vul in hoeveel weken de wachttijd is, van 1 tot 104.")
        raise Invalid(sentence, {"weeks": sentence})
    service.capacity, service.capacity_on = state, timezone.localdate()
    service.capacity_weeks = weeks if state == Capacity.WAITING else None
    service.save(update_fields=["capacity", "capacity_weeks", "capacity_on", "changed_at"])
    record(actor, audit_actions.CAPACITY_TOLD, service)
    events.entry_changed(service)
    return service
