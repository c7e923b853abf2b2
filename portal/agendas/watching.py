"""The jobs of agendas: counting when items open, and reminding of actions; portal by portal."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.agendas import telling
from portal.agendas.models import ItemAction
from portal.agendas.opening import count_again
from portal.agendas.words import ItemState
from tenants.context import activate
from tenants.models import Tenant

SOON = timedelta(days=2)
BATCH = 100


def watch_everywhere() -> int:
    """Do what is due in each portal. Bears being cut off and repeated: who was told is told.

    Returns:
        How many items were counted again and actions reminded of.
    """
    count = 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            count += count_again() + remind()
    return count


def remind() -> int:
    """Remind teams of actions that must be done within two days, and once more of what is late.

    Returns:
        Of how many actions.
    """
    today = timezone.localdate()
    open_ones = ItemAction.objects.filter(done_at=None, item__state=ItemState.HEARD)
    late = open_ones.filter(due_on__lt=today, late_told_at=None)
    soon = open_ones.filter(due_on__gte=today, due_on__lte=today + SOON, reminded_at=None)
    return _each(late, "late_told_at") + _each(soon, "reminded_at")


def _each(found: Any, field: str) -> int:
    count = 0
    while keys := list(found.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        for pk in keys:
            _remind(pk, field)
        count += len(keys)
    return count


@transaction.atomic
def _remind(pk: int, field: str) -> None:
    action: ItemAction = ItemAction.objects.locked().defer("what").get(pk=pk)
    if getattr(action, field) is not None:
        return
    if field == "late_told_at":
        telling.action_is_late(action)
    else:
        telling.action_is_near(action)
    setattr(action, field, timezone.now())
    action.save(update_fields=[field])
