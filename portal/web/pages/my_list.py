"""A list of entries that somebody put together."""

from dataclasses import dataclass
from uuid import UUID

from portal.web.pages.cards import Card


@dataclass(frozen=True)
class ListEntry:
    """One entry, by the id under which the browser of its reader keeps a note."""

    uid: UUID
    card: Card


@dataclass(frozen=True)
class ListPage:
    """The entries of the address, in its order.

    Args:
        missing: how many of the address exist no more, or not for this reader.
        shared: whether the address names entries; otherwise the browser knows them.
        qr: the address as a drawing for paper; empty where it would be too fine for a camera.
    """

    entries: tuple[ListEntry, ...] = ()
    missing: int = 0
    shared: bool = False
    qr: str = ""
