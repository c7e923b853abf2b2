"""A file may be added for one referral or meeting of the case. The rooms of those tell whether that one is of the case.

Nobody asked, nobody answers: a source that no room registered is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from portal.cases.models import Case
from portal.cases.words import Source
from tenants.access import Actor
from tenants.errors import NotFound

Belongs = Callable[[Actor, Case, UUID], bool]


@dataclass(frozen=True)
class About:
    """What a file was added for."""

    source: Source
    source_uid: UUID


_rooms: dict[Source, Belongs] = {}


def register_belonging(source: Source, belongs: Belongs) -> None:
    """Let a room tell whether something of this uid is of this case, and this actor may see it.

    Raises:
        ValueError: another room tells it already.
    """
    if _rooms.setdefault(source, belongs) is not belongs:
        raise ValueError(f"{source} is registered twice.")


def require_belonging(actor: Actor, case: Case, about: About | None) -> None:
    """Go on when this is the case itself, or something of it.

    Raises:
        NotFound: it is not, or nobody can tell.
    """
    if about is None:
        return
    belongs = _rooms.get(about.source)
    if belongs is None or not belongs(actor, case, about.source_uid):
        raise NotFound()
