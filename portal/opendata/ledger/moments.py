"""When public entries changed last."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.opendata.models import PublicEntry


def moments(entity: str, entries: Collection[Any]) -> dict[UUID, datetime]:
    """The last change of each entry: of its own row, or of what hangs under it as the map told. One query."""
    told = dict(
        PublicEntry.objects.filter(entity=entity, object_id__in=[entry.pk for entry in entries])
        .order_by()
        .values_list("object_id", "changed_at")
    )
    return {entry.uid: max(entry.changed_at, told.get(entry.pk, entry.changed_at)) for entry in entries}
