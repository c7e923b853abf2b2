"""The steps of an item: data. Who hears it is another question (`hearing`)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.agendas.words import ItemState
from tenants.access import Decision, allow, refuse

S = ItemState
LEADS, PROPOSES, WRITES = "leads", "proposes", "writes"


@dataclass(frozen=True)
class Move:
    """One step: from which states, to which, by whom, and the sentence that the screen shows to others.

    Args:
        to: None leaves the state as it is.
        by: `leads` runs the meeting, `proposes` is of the team that brought it, `writes` leads it and hears it.
        running: None when it does not matter; else whether the item must be on the table now, or must not.
    """

    sources: frozenset[ItemState]
    to: ItemState | None
    by: frozenset[str]
    otherwise: str | Promise
    running: bool | None = None


MOVES: Mapping[str, Move] = {
    "admit": Move(frozenset({S.PROPOSED}), S.ADMITTED, frozenset({LEADS}),
                  _("Alleen de voorzitter zet een punt op de agenda.")),
    "withdraw": Move(frozenset({S.PROPOSED, S.ADMITTED}), S.WITHDRAWN, frozenset({PROPOSES}),
                     _("Intrekken doet het team dat het punt voorstelde, voordat het is besproken."), False),
    "start": Move(frozenset({S.ADMITTED}), None, frozenset({LEADS}),
                  _("De voorzitter begint een punt dat op de agenda staat."), False),
    "longer": Move(frozenset({S.ADMITTED}), None, frozenset({LEADS}),
                   _("De voorzitter geeft tijd bij zolang het punt op tafel ligt."), True),
    "finish": Move(frozenset({S.ADMITTED}), S.HEARD, frozenset({LEADS}),
                   _("De voorzitter rondt een punt af dat op tafel ligt."), True),
    "move_on": Move(frozenset({S.PROPOSED, S.ADMITTED}), S.MOVED_ON, frozenset({LEADS}),
                    _("De voorzitter schuift een punt door dat nog niet is besproken.")),
    "write": Move(frozenset({S.ADMITTED, S.HEARD}), None, frozenset({WRITES}),
                  _("Het verslag schrijft wie de bespreking leidt en het punt mag horen.")),
    "approve": Move(frozenset({S.HEARD}), None, frozenset({WRITES}),
                    _("Vaststellen doet wie de bespreking leidt en het punt mag horen.")),
}  # fmt: skip


def may_move(name: str, *, state: str, running: bool, by: frozenset[str]) -> Decision:
    """Whether somebody with these parts may take this step now, and if not, why not."""
    move = MOVES[name]
    if state in move.sources and by & move.by and move.running in {None, running}:
        return allow()
    return refuse(str(move.otherwise))
