"""Once an hour: what begins or ceases to show by its dates, rows made without telling, and the first filling."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.opendata.ledger.noting import KINDS, note_changes
from portal.opendata.models import PublicEntry
from tenants.context import activate
from tenants.models import Tenant

# Who reads the feed once a year still hears what went.
KEPT = timedelta(days=400)


def reconcile_everywhere() -> None:
    """The job of the worker: every portal, one transaction each."""
    for tenant in Tenant.objects.all():
        with activate(tenant):
            reconcile()


@transaction.atomic
def reconcile() -> None:
    """Make the ledger of the active portal agree with what is public now. Safe to repeat.

    Costs two queries for each kind, and what differs.
    """
    for entity, public in KINDS.items():
        now_public = dict(public().order_by().values_list("pk", "changed_at"))
        standing = dict(
            PublicEntry.objects.filter(entity=entity, withdrawn_at__isnull=True)
            .order_by()
            .values_list("object_id", "changed_at")
        )
        first_time = not PublicEntry.objects.filter(entity=entity).exists()
        _fill(entity, list(now_public), first_time)
        behind = {pk for pk, changed in now_public.items() if pk in standing and standing[pk] < changed}
        note_changes(entity, behind | (standing.keys() - now_public.keys()))
    PublicEntry.objects.filter(withdrawn_at__lt=timezone.now() - KEPT).delete()


def _fill(entity: str, public: list[int], first_time: bool) -> None:
    """What is public and unknown. The first time each with the day of its own last change, or all would seem new."""
    if not first_time:
        standing = PublicEntry.objects.filter(entity=entity, withdrawn_at__isnull=True)
        note_changes(entity, set(public) - set(standing.values_list("object_id", flat=True)))
        return
    rows = KINDS[entity]().order_by().values_list("pk", "uid", "changed_at")
    PublicEntry.objects.bulk_create(
        (
            PublicEntry(entity=entity, object_id=pk, entry_uid=uid, published_at=changed, changed_at=changed)
            for pk, uid, changed in rows
        ),
        batch_size=500,
    )
