"""What an editor can have to do: a table that rooms add to. Each line counts and shows the first few."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise

from tenants.access import Actor, can

SHOWN = 3  # of each kind of work, on the first screen


@dataclass(frozen=True)
class WorkLine:
    """One thing to do.

    Attributes:
        title: what it is about.
        address: where to do it; nothing when there is no screen for it.
        note: one more word: which field, which date.
        since: since when it waits.
    """

    title: str
    address: str = ""
    note: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Waiting:
    """How much waits, and the first few. `at_least` says that there may be more than was counted."""

    total: int
    lines: tuple[WorkLine, ...] = ()
    at_least: bool = False


NOTHING = Waiting(0)


@dataclass(frozen=True)
class WorkKind:
    """One kind of work.

    Attributes:
        right: the row and verb of the matrix that somebody needs; without it the kind does not exist for them.
        waiting: counts and shows the first `SHOWN`; costs the same number of queries however much waits.
        address: of the screen with all of it; nothing when the lines are all there is.
        urgency: lower stands first.
        mine: it waits for this very person.
    """

    code: str
    title: str | Promise
    told: str | Promise
    right: str
    waiting: Callable[[Actor], Waiting]
    address: Callable[[], str]
    urgency: int
    mine: bool = False
    icon: str = "list-ul"


@dataclass(frozen=True)
class Tile:
    """One kind of work with what waits now."""

    kind: WorkKind
    waiting: Waiting
    address: str = field(default="")


_kinds: dict[str, WorkKind] = {}


def register_work(kind: WorkKind) -> None:
    """Add a kind of work to the first screen. Called when a room is loaded.

    Raises:
        ValueError: another kind has the code.
    """
    if _kinds.setdefault(kind.code, kind) != kind:
        raise ValueError(f"The work {kind.code!r} is registered twice.")


def work_kinds() -> tuple[WorkKind, ...]:
    """All kinds, the most urgent first."""
    return tuple(sorted(_kinds.values(), key=lambda kind: (kind.urgency, kind.code)))


def tiles(actor: Actor) -> tuple[Tile, ...]:
    """What waits for this actor, the most urgent first. What does not wait is left out."""
    found = ((kind, kind.waiting(actor)) for kind in work_kinds() if can(actor, kind.right))
    return tuple(Tile(kind, waiting, kind.address()) for kind, waiting in found if waiting.total)
