"""A long list in pieces that fit in memory."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

STEP = 200


def cuts(found: "QuerySet[Any]", step: int = STEP) -> Iterator["QuerySet[Any]"]:
    """The list in pieces, by key. Keys are read once: an offset would pass over rows while others go."""
    keys = list(found.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), step):
        yield found.filter(pk__in=keys[start : start + step]).order_by("pk")
