"""How long things may take: which clocks there are, how long each runs by default, and where that comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    DAYS = "days"


@dataclass(frozen=True)
class Norm:
    """One term.

    Args:
        title: what must happen before it ends.
        amount, unit: how long by default; a portal may set another length per kind.
        source: where the length comes from, as the screen says it.
        statutory: a term of a law: it never pauses, and a portal cannot make it longer.
        urgent: the length with urgency; the same when it is None.
        threatening: the length when the situation threatens; as `urgent` when it is None.
    """

    title: str | Promise
    amount: int
    unit: Unit
    source: str | Promise
    statutory: bool = False
    urgent: int | None = None
    threatening: int | None = None
    threatening_unit: Unit | None = None


_NETWORK = _("Afspraak in het netwerk")

# Statutory: Wet gemeentelijke schuldhulpverlening, article 4 (first talk within four weeks; within three working days
# when eviction, the end of gas, water or electricity, or of health insurance threatens) and article 4a (the decision
# within the term of the council's by-law, at most eight weeks).
NORMS: Mapping[str, Norm] = {
    "consent": Norm(_("Antwoord van de inwoner"), 14, Unit.DAYS, _NETWORK),
    "first_reaction": Norm(_("Eerste reactie"), 2, Unit.WORKING_DAYS, _NETWORK, urgent=1, threatening=1),
    "completion": Norm(_("Aanvullen"), 5, Unit.WORKING_DAYS, _NETWORK),
    "first_contact": Norm(_("Eerste contact met de inwoner"), 5, Unit.WORKING_DAYS, _NETWORK, urgent=2, threatening=1),
    "waitlist": Norm(_("Wachtlijst bevestigen"), 30, Unit.DAYS, _NETWORK),
    "interim": Norm(_("Laten weten hoe het gaat"), 90, Unit.DAYS, _NETWORK),
    "progress": Norm(_("Bericht aan de afzender"), 5, Unit.WORKING_DAYS, _NETWORK),
    "next_step": Norm(_("Een andere oplossing zoeken"), 3, Unit.WORKING_DAYS, _NETWORK),
    "check_back": Norm(_("Vragen hoe het nu gaat"), 182, Unit.DAYS, _NETWORK),
    "first_talk": Norm(
        _("Eerste gesprek"), 28, Unit.DAYS, _("Wet gemeentelijke schuldhulpverlening, artikel 4"), statutory=True,
        threatening=3, threatening_unit=Unit.WORKING_DAYS,
    ),
    "decision": Norm(
        _("Besluit"), 56, Unit.DAYS, _("Wet gemeentelijke schuldhulpverlening, artikel 4a"), statutory=True
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Length:
    amount: int
    unit: Unit


def length(code: str, urgency: str, own: Mapping[str, Any]) -> Length:
    """How long a clock runs for this urgency.

    Args:
        code: of the clock.
        urgency: a value of `words.Urgency`.
        own: what the portal set for this kind: amounts by the code of the clock. A statutory term only gets shorter.
    """
    norm = NORMS[code]
    amount, unit = norm.amount, norm.unit
    if urgency == "urgent" and norm.urgent is not None:
        amount = norm.urgent
    if urgency == "threatening":
        amount = norm.threatening or norm.urgent or norm.amount
        unit = norm.threatening_unit or norm.unit
    set_here = own.get(code)
    if not isinstance(set_here, int) or set_here < 1:
        return Length(amount, unit)
    return Length(min(set_here, amount) if norm.statutory or urgency != "normal" else set_here, unit)
