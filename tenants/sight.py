"""Whose rows the database shows: those of one actor, or the whole of the active tenant.

A request is narrowed to its actor by the middleware. Commands, the worker and its jobs see the whole of the tenant that
they activate. Row-level security on PostgreSQL follows this (tenants/database/row_security); SQLite has none.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django_scopes import scope
from django_scopes.state import get_scope

if TYPE_CHECKING:
    from tenants.access import Actor

Seer = Callable[[], "Actor"]

_SEER = "seer"

# The only reasons for which code in a request looks past the rows of its actor. Keep each block as small as it can be.
REASONS: dict[str, str] = {
    "agendas.run": "who runs a meeting starts and ends items that they do not hear; nothing of them is read",
    "agendas.slots": "an agenda shows everybody its time windows, and of what one does not hear nothing else",
    "cases.access": "the flat table is written by what the ledger says, not by what the actor may open",
    "cases.birth_date": "at the door of a resident nobody is signed in yet; the answer is yes or no",
    "cases.break_glass": "the privacy officer knows the code of a case that nothing opens to them yet",
    "cases.count": "administrators count cases and open none",
    "cases.household": "a new household has no case yet by which it could be seen",
    "cases.lead": "the administrator of an organisation moves cases that they do not open",
    "cases.log": "who guards the log reads of a case its code, and nothing else of it",
    "cases.open": "a new case has no row yet that opens it, and its code must be free among all",
    "cases.review": "who reviews an emergency opening reads the code of its case, and nothing else of it",
    "referrals.ending": "what a ground, a term or a contact person ends or moves is not for its actor to see",
    "referrals.link": "who comes in by a link has no team; a door without an account asks of the link alone",
    "referrals.match": "a volunteer reads the first name of an own match and tells how it goes; no row opens more",
    "referrals.several": "one team's answer asks, closes or starts what other teams have",
    "retention.hold": "a legal hold is placed on something by its label and uid, whoever may open it",
    "retention.subject": "erasing and telling what is known of a person covers all that is known",
}


@contextmanager
def narrowed_to(seer: Seer) -> Iterator[None]:
    """Show the rows of one actor inside the block, asked again at each statement: signing in changes who it is."""
    with scope(**{_SEER: seer}):
        yield


@contextmanager
def seen_by(actor: "Actor") -> Iterator[None]:
    """Show the rows of this actor inside the block."""
    with narrowed_to(lambda: actor):
        yield


@contextmanager
def looking_past(reason: str) -> Iterator[None]:
    """Show the whole of the active tenant inside the block, also in a request. It opens no other tenant.

    Args:
        reason: one of REASONS.

    Raises:
        ValueError: nobody wrote the reason down.
    """
    if reason not in REASONS:
        raise ValueError("Write the reason in REASONS of tenants/sight.py.")
    with scope(**{_SEER: None}):
        yield


def seer() -> "Actor | None":
    """To whom the rows are narrowed now, or None when they are not."""
    found: Seer | None = get_scope().get(_SEER)
    return found() if found is not None else None
