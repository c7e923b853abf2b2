"""What is told with a step: the fields that the table of moves names, and what is wrong with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.referrals.models.links import MOST_NAME
from portal.referrals.models.referral import MOST_TEXT
from portal.referrals.moves import Move
from portal.referrals.policies import wrong_outcome
from portal.referrals.talks import Time, wrong_times
from portal.referrals.words import Decided, Outcome, RejectReason


@dataclass(frozen=True, repr=False)
class Told:
    """What somebody tells with a step. Each move needs some of it (`Move.needs`) and may take more (`Move.may`).

    Args:
        times: for a three-way talk, at most five.
        talk_time: the uid of a time that the other side proposed.
        none_fits: told while accepting, instead of one of them.
        contact_person: the uid of somebody of the receiving team.
        contact_name: the same of a receiver without accounts, in words.
        to_team: the uid of the team that it is handed on to.
        appointment_at: aware.
    """

    note: str = ""
    agreed: str = ""
    advice: str = ""
    place: str = ""
    reject_reason: str = ""
    outcome: str = ""
    decision: str = ""
    contact_person: UUID | None = None
    contact_name: str = ""
    to_team: UUID | None = None
    expected_on: date | None = None
    decided_on: date | None = None
    appointment_at: datetime | None = None
    times: Sequence[Time] | None = None
    talk_time: UUID | None = None
    none_fits: bool = False


def wrong(name: str, move: Move, told: Told, *, by_link: bool = False) -> dict[str, str]:
    """What is missing or cannot be, per field.

    Args:
        by_link: told by a receiver without an account, who chooses nobody from a list.
    """
    needed = needs_by_link(move) if by_link else move.needs
    found = {field: str(MISSING[field]()) for field in needed if getattr(told, field) in ("", None)}
    for field, check in CHECKS.items():
        value = getattr(told, field)
        if value not in ("", None) and field not in found and (said := check(value)):
            found[field] = said
    if told.outcome and wrong_outcome(name, told.outcome):
        found["outcome"] = _("Deze uitkomst past niet bij hulp zonder resultaat. Rond de doorverwijzing af.")
    if told.times is not None:
        found |= wrong_times(told.times)
    return found


# What a receiver without an account tells instead.
BY_LINK = {"contact_person": "contact_name"}


def needs_by_link(move: Move) -> tuple[str, ...]:
    """What a step needs of a receiver without an account."""
    return tuple(BY_LINK.get(field, field) for field in move.needs)


MISSING: Mapping[str, Callable[[], str]] = {
    "note": lambda: _("Schrijf in een of twee zinnen wat de ander moet weten."),
    "advice": lambda: _("Schrijf wat de afzender het beste kan doen."),
    "reject_reason": lambda: _("Kies een reden."),
    "outcome": lambda: _("Kies hoe het is geworden."),
    "decision": lambda: _("Kies wat er is besloten."),
    "decided_on": lambda: _("Vul de dag van het besluit in."),
    "contact_person": lambda: _("Kies wie de contactpersoon van de inwoner wordt."),
    "contact_name": lambda: _("Schrijf wie de contactpersoon van de inwoner wordt."),
    "to_team": lambda: _("Kies het team dat het overneemt."),
    "expected_on": lambda: _("Vul in wanneer u verwacht te beginnen."),
    "times": lambda: _("Vul ten minste één dag en tijd in."),
    "talk_time": lambda: _("Kies een van de tijden."),
    "appointment_at": lambda: _("Vul de dag en de tijd van de afspraak in."),
}


def _short(value: Any) -> str:
    return _("Maak dit korter.") if len(value) > MOST_TEXT else ""


def _one_of(words: list[str]) -> Callable[[Any], str]:
    return lambda value: "" if value in words else _("Kies een van de mogelijkheden.")


CHECKS: Mapping[str, Callable[[Any], str]] = {
    "note": _short,
    "agreed": _short,
    "advice": _short,
    "contact_name": lambda value: _("Maak dit korter.") if len(value) > MOST_NAME else "",
    "place": lambda value: _("Maak dit korter.") if len(value) > 400 else "",
    "reject_reason": _one_of(RejectReason.values),
    "outcome": _one_of(Outcome.values),
    "decision": _one_of(Decided.values),
    "expected_on": lambda day: _("Deze dag is al geweest.") if day < timezone.localdate() else "",
    "decided_on": lambda day: _("Deze dag is nog niet geweest.") if day > timezone.localdate() else "",
    "appointment_at": lambda at: _("Deze tijd is al geweest.") if at < timezone.now() else "",
}
