"""Hears what changed on the map, in the same transaction, with the portal active that it is about."""

from collections.abc import Collection

from portal.opendata.ledger.noting import note_changes
from tenants.events import subscribe


def listen() -> None:
    """Subscribe; called when the app is ready."""
    subscribe("socialmap.entry_changed", entry_changed)
    subscribe("socialmap.entries_changed", entries_changed)


def entry_changed(*, entity: str, object_id: int) -> None:
    note_changes(entity, [object_id])


def entries_changed(*, entity: str, ids: Collection[int]) -> None:
    note_changes(entity, ids)
