"""Who hears an item, and when: pure rules. The queryset and the policies of the database say the same (decision 35)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.agendas.words import ENDED, ItemState, Part, Phase
from tenants.access import Decision, allow, refuse

HEARS: Mapping[Phase, frozenset[Part]] = {
    Phase.PROPOSED: frozenset({Part.HOME, Part.CHAIR}),
    Phase.WAITING: frozenset({Part.HOME, Part.CHAIR}),
    Phase.PREPARING: frozenset({Part.HOME, Part.CHAIR, Part.SEATED}),
    # At the table the own item is for who is there as well: a colleague outside waits as everybody.
    Phase.RUNNING: frozenset({Part.CHAIR, Part.PRESENT}),
    Phase.DONE: frozenset({Part.HOME, Part.CHAIR, Part.SEATED}),
    Phase.GONE: frozenset({Part.HOME}),
}
OTHERWISE: Mapping[Phase, str | Promise] = {
    Phase.PROPOSED: _("Dit punt is voorgesteld en staat nog niet op de agenda."),
    Phase.WAITING: _("U kunt dit punt nog niet voorbereiden."),
    Phase.PREPARING: _("Uw team heeft voor dit punt geen grond of is niet uitgenodigd."),
    Phase.RUNNING: _("Dit punt is alleen voor wie aanwezig is en een grond heeft."),
    Phase.DONE: _("Het verslag is alleen voor teams met een grond."),
    Phase.GONE: _("Dit punt is ingetrokken."),
}


@dataclass(frozen=True)
class Moment:
    """What of an item decides its moment.

    Args:
        opens_at: from when it may be prepared; None while nobody counted it for the day that the meeting has now.
        goes_on: the meeting was announced and not called off.
    """

    state: str
    started_at: datetime | None
    ended_at: datetime | None
    opens_at: datetime | None
    goes_on: bool


def phase_of(moment: Moment, now: datetime) -> Phase:
    """The moment of an item."""
    if moment.state == ItemState.WITHDRAWN or not moment.goes_on:
        return Phase.GONE
    if moment.state in ENDED:
        return Phase.DONE
    if moment.state == ItemState.PROPOSED:
        return Phase.PROPOSED
    if moment.started_at is not None and moment.started_at <= now:
        return Phase.RUNNING
    return Phase.PREPARING if moment.opens_at is not None and moment.opens_at <= now else Phase.WAITING


def may_hear(phase: Phase, parts: frozenset[Part]) -> Decision:
    """Whether somebody who is this to an item hears it at this moment, and if not, why not.

    Args:
        parts: of an identifiable item only those that a team with a standing ground of its own has. Nothing else
            opens it: not the chair, not an administrator, not having been there.
    """
    if HEARS[phase] & parts:
        return allow()
    return refuse(str(OTHERWISE[phase]))
