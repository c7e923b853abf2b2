"""Which entries have a page, for a list of all addresses. Reads two columns, never a whole entry."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from portal.socialmap.models import Organization, Service
from tenants.access import Actor

KINDS = {"service": Service, "organization": Organization}


@dataclass(frozen=True)
class EntryAddress:
    """What an address is made of, and since when the page is as it is."""

    uid: UUID
    changed_on: date


def number_of_entries(actor: Actor, kind: str) -> int:
    """How many of these the actor may read. One query."""
    return int(_readable(actor, kind).count())


def entry_addresses(actor: Actor, kind: str, *, start: int, number: int) -> list[EntryAddress]:
    """A part of the entries that the actor may read, oldest first, so that new ones come at the end. One query."""
    found = _readable(actor, kind).order_by("pk").values_list("uid", "changed_at")[start : start + number]
    return [EntryAddress(uid, changed_at.date()) for uid, changed_at in found]


def _readable(actor: Actor, kind: str) -> Any:
    return KINDS[kind].published.visible_to(actor)
