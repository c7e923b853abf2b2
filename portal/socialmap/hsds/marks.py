"""Where a row of an export came from: the id and the source that it says beside its uid, so that both stay readable."""

from collections.abc import Mapping
from typing import Any

from portal.socialmap.models import HsdsEntity


def marks_of(entity: HsdsEntity) -> tuple[str, str]:
    """The (source, id) that an export writes for a row. What came in by another portal's export keeps its first one."""
    return (
        str(entity.extra.get("data_source", entity.data_source)),
        str(entity.extra.get("external_id", entity.external_id)),
    )


def written_marks(extra: Mapping[str, Any]) -> tuple[str, str]:
    """The (source, id) that a row of a file says; empty when it is not of an export of ours."""
    return str(extra.get("data_source", "")), str(extra.get("external_id", ""))
