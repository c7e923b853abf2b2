"""What higher rooms must do when a ground comes or goes, in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from tenants.events import emit

if TYPE_CHECKING:
    from portal.consent.models import Ground

RECORDED = "consent.recorded"
ENDED = "consent.ended"

Effect = dict[str, str]
_told: ContextVar[list[Effect] | None] = ContextVar("consent_effects", default=None)


def recorded(ground: "Ground") -> None:
    """A ground under which may be shared was recorded."""
    emit(RECORDED, ground=ground)


def ending(ground: "Ground", why: str) -> list[Effect]:
    """A ground ends. Listeners close what rested on it, and tell what that was.

    Args:
        why: the kind of ending.

    Returns:
        What stopped, in the words of the rooms that stopped it.
    """
    with _collecting() as effects:
        emit(ENDED, ground=ground, why=why)
    return effects


def stopped(kind: str, uid: object) -> None:
    """A listener of `ENDED` tells that something stopped. Codes and ids alone: it stands in the ledger for ever."""
    effects = _told.get()
    if effects is not None:
        effects.append({"kind": kind, "uid": str(uid)})


@contextmanager
def _collecting() -> Iterator[list[Effect]]:
    effects: list[Effect] = []
    token = _told.set(effects)
    try:
        yield effects
    finally:
        _told.reset(token)
