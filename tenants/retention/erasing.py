"""The worker erases whom two people agreed to erase, room by room, and writes down how far it is."""

from django.utils import timezone

from tenants.access import system
from tenants.errors import Refused
from tenants.outbox import Delivery, Dropped, handler

TOPIC = "retention.erase"
BECAUSE = "erasure"


@handler(TOPIC)
def carry_out(delivery: Delivery) -> None:
    """Safe to repeat: what is gone is gone, and figures are added to those of a run that was cut off."""
    from tenants.retention.models import Erasure, ErasureState
    from tenants.retention.services.subjects import Erased, erase

    found = Erasure.objects.filter(uid=delivery.payload["erasure"], state=ErasureState.CONFIRMED).first()
    if found is None:
        raise Dropped("settled")

    def tell(gone: list[Erased]) -> None:
        for each in gone:
            found.figures[each.code] = found.figures.get(each.code, 0) + each.rows
        found.save(update_fields=["figures"])

    try:
        erase(system(delivery.tenant, BECAUSE), subject=found.subject, tell=tell)
        found.state = ErasureState.DONE
    except Refused:
        # Somebody placed a hold since. What went before it is told; a new request does the rest.
        found.state = ErasureState.STOPPED
    found.finished_at = timezone.now()
    found.save(update_fields=["state", "finished_at"])
