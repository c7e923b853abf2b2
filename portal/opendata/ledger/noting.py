"""What a change made public, changed, or took away from the public."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.opendata.models import PublicEntry
from portal.opendata.selectors import visible

BATCH = 500
KINDS = {"service": visible.services, "organization": visible.organizations}


@transaction.atomic
def note_changes(entity: str, ids: Collection[int], *, at: datetime | None = None) -> None:
    """Keep what the public can see of these entries from now on.

    Args:
        entity: "service" or "organization"; anything else has no entry of its own in feeds.
        ids: entries that changed; those of another portal are passed over.
        at: the moment of the change; now when left out.

    Costs two queries, and at most three to write, for each 500.
    """
    if entity not in KINDS:
        return
    moment = at or timezone.now()
    for batch in _batches(sorted(ids)):
        public = dict(KINDS[entity]().filter(pk__in=batch).order_by().values_list("pk", "uid"))
        known = {row.object_id: row for row in PublicEntry.objects.filter(entity=entity, object_id__in=batch)}
        _begin(entity, {pk: uid for pk, uid in public.items() if pk not in known}, moment)
        _go_on([row for pk, row in known.items() if pk in public], moment)
        _end([row for pk, row in known.items() if pk not in public and row.withdrawn_at is None], moment)


def _begin(entity: str, fresh: dict[int, UUID], moment: datetime) -> None:
    PublicEntry.objects.bulk_create(
        PublicEntry(entity=entity, object_id=pk, entry_uid=uid, published_at=moment, changed_at=moment)
        for pk, uid in fresh.items()
    )


def _go_on(rows: list[PublicEntry], moment: datetime) -> None:
    for row in rows:
        if row.withdrawn_at is not None:  # public again
            row.published_at = moment
        row.changed_at, row.withdrawn_at = moment, None
    PublicEntry.objects.bulk_update(rows, ["published_at", "changed_at", "withdrawn_at"])


def _end(rows: list[PublicEntry], moment: datetime) -> None:
    for row in rows:
        row.changed_at = row.withdrawn_at = moment
    PublicEntry.objects.bulk_update(rows, ["changed_at", "withdrawn_at"])


def _batches(ids: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
