"""Hear what changed on the map, and bring the index up to date in the same transaction.

The map tells it in every portal that shows the entry, and tells the services of a place or an organisation along.
"""

from collections.abc import Collection

from search.indexing.building import update
from search.sources.socialmap import ORGANISATION, SERVICE
from tenants.events import subscribe

ENTRY_CHANGED, ENTRIES_CHANGED = "socialmap.entry_changed", "socialmap.entries_changed"
# A place is found through the services that are given there.
KIND_OF = {"service": SERVICE, "organization": ORGANISATION}


def listen() -> None:
    """Subscribe; called when the app is ready."""
    subscribe(ENTRY_CHANGED, entry_changed)
    subscribe(ENTRIES_CHANGED, entries_changed)


def entry_changed(*, entity: str, object_id: int) -> None:
    """One entry was made, changed, shown or hidden in the active portal."""
    entries_changed(entity=entity, ids=[object_id])


def entries_changed(*, entity: str, ids: Collection[int]) -> None:
    """Many entries at once, as an import makes them."""
    if entity in KIND_OF:
        update(KIND_OF[entity], ids)
