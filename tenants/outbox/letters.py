"""Dead letters in sight, and settled ones forgotten."""

from datetime import timedelta

from django.utils import timezone

from tenants.outbox.models import OutboxMessage, State

# A repeat within this time is recognised by its key.
KEPT = timedelta(days=30)


def dead_letters() -> list[OutboxMessage]:
    """What was given up, of all tenants, oldest first."""
    dead = OutboxMessage.every_tenant.filter(state=State.DEAD)
    return list(dead.select_related("tenant").order_by("settled_at"))


def forget_settled() -> int:
    """Remove what was sent or dropped long ago, and tell how many. Dead letters stay until somebody looks at them."""
    settled = OutboxMessage.every_tenant.filter(
        state__in=[State.DONE, State.DROPPED], settled_at__lt=timezone.now() - KEPT
    )
    removed, _kinds = settled.delete()
    return removed
