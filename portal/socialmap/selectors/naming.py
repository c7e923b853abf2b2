"""What an entry is called and who keeps it true: enough for a message about it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.socialmap.models import Organization, Service
from portal.socialmap.policies import owner_of
from tenants.access import Actor
from tenants.errors import NotFound

_NAMED: dict[str, Any] = {"service": Service, "organization": Organization}


@dataclass(frozen=True)
class NamedEntry:
    """An entry by name. `owner` is the id of the party of the chain that keeps it true, if there is one."""

    uid: UUID
    name: str
    owner: int | None


def named_entry(actor: Actor, entity: str, uid: UUID) -> NamedEntry:
    """One entry that this actor may read. One query, for a service two at most.

    Args:
        entity: "service" or "organization".

    Raises:
        NotFound: it does not exist for this actor.
    """
    if entity not in _NAMED:
        raise NotFound()
    entry: Any = _NAMED[entity].published.visible_to(actor).get_or_not_found(uid=uid)
    return NamedEntry(entry.uid, entry.name, owner_of(entry))
