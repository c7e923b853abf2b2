"""The nightly look over Wagtail's index of references: nothing of one portal points at something of another."""

import logging
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from tenants.context import platform

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Crossing:
    """One reference from a thing of one portal to a thing of another: ids only."""

    source: str
    source_id: str
    target: str
    target_id: str
    path: str


def check_all_portals() -> int:
    """Look through the whole index; each crossing is logged by its ids. Returns how many there are."""
    with platform("cms-references"):
        found = crossings()
    for each in found:
        logger.error(
            "A reference crosses portals: %s %s -> %s %s at %s",
            each.source, each.source_id, each.target, each.target_id, each.path,
        )  # fmt: skip
    return len(found)


def crossings() -> list[Crossing]:
    """References between rows of two portals. Runs across portals; a query for the index, two for each kind of row."""
    rows = list(
        ReferenceIndex.objects.values_list(
            "base_content_type", "object_id", "to_content_type", "to_object_id", "model_path"
        )
    )
    wanted: dict[int, set[str]] = {}
    for source, source_id, target, target_id, _path in rows:
        wanted.setdefault(source, set()).add(source_id)
        wanted.setdefault(target, set()).add(target_id)
    owners = {(kind, key): owner for kind, ids in wanted.items() for key, owner in _owners(kind, ids).items()}
    return [
        Crossing(_label(source), source_id, _label(target), target_id, path)
        for source, source_id, target, target_id, path in rows
        if None not in (ours := owners.get((source, source_id)), theirs := owners.get((target, target_id)))
        and ours != theirs
    ]


def _owners(kind: int, ids: set[str]) -> dict[str, int | None]:
    model: Any = ContentType.objects.get_for_id(kind).model_class()
    if model is None or not any(field.name == "tenant" for field in model._meta.get_fields()):
        return {}
    found = model._base_manager.filter(pk__in=ids).values_list("pk", "tenant_id")
    return {str(key): owner for key, owner in found}


def _label(kind: int) -> str:
    return ".".join(ContentType.objects.get_for_id(kind).natural_key())
