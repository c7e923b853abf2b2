"""Dead letters in sight: they stay until somebody looks. Settled ones have a term (tenants/retention)."""

from tenants.outbox.models import OutboxMessage, State


def dead_letters() -> list[OutboxMessage]:
    """What was given up, of all tenants, oldest first."""
    dead = OutboxMessage.every_tenant.filter(state=State.DEAD)
    return list(dead.select_related("tenant").order_by("settled_at"))
