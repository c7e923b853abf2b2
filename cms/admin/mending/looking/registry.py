"""Who looks for what: a table that rooms add to."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tenants.models import Tenant


@dataclass(frozen=True)
class Seen:
    """Something wrong, as it is seen now.

    Attributes:
        object_kind: "page", "image", "service" or "organization" (see `addresses.EDITORS`).
        detail: which link, which language; part of what makes it the same finding as last night's.
    """

    trouble: str
    object_kind: str
    object_id: int
    title: str
    detail: str = ""
    object_uid: UUID | None = None

    @property
    def fingerprint(self) -> str:
        told = "\0".join((self.trouble, self.object_kind, str(self.object_id), self.detail))
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True)
class Looker:
    """One look over a portal, whose scope is open.

    Attributes:
        troubles, kinds: of which troubles with which kinds of things it sees all there is; what it no longer sees is
            solved.
        look: gives what is wrong now; must cost the same number of queries however much there is, batches aside.
    """

    name: str
    troubles: frozenset[str]
    kinds: frozenset[str]
    look: Callable[[Tenant, datetime], Iterable[Seen]]


_lookers: dict[str, Looker] = {}


def register_looker(looker: Looker) -> None:
    """Add a look to the night. Called when a room is loaded.

    Raises:
        ValueError: another look has the name, or sees the same: each would solve what the other finds.
    """
    if _lookers.get(looker.name) == looker:
        return
    if looker.name in _lookers or any(
        looker.troubles & other.troubles and looker.kinds & other.kinds for other in _lookers.values()
    ):
        raise ValueError(f"The look {looker.name!r} is registered twice, or sees what another look sees.")
    _lookers[looker.name] = looker


def lookers() -> tuple[Looker, ...]:
    return tuple(_lookers.values())
