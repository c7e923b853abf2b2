"""What differs per municipality of a region: who takes a kind there, under which conditions, and within which term.

Pure rules. `home` is the code of the municipality of the resident, and empty when that is not known: then what differs
is to be asked, and nothing is refused for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from portal.referrals.fields import fit
from portal.referrals.models import KindReceiver, ReferralKind
from tenants.municipalities import names_of


@dataclass(frozen=True)
class Condition:
    """One condition beside the situation: `fits`, `ask` or `not`."""

    text: str
    fit: str


def offered_in(kind: ReferralKind, home: str) -> bool:
    """Whether residents of this municipality may get this kind."""
    return bool(differs_in(kind, home).get("active", True))


def differs_in(kind: ReferralKind, home: str) -> Mapping[str, Any]:
    """What the portal set for residents of this municipality; empty when nothing differs or nobody knows where."""
    found: Mapping[str, Any] = kind.municipalities.get(home, {}) if home else {}
    return found


def works_in(municipalities: Sequence[str], home: str) -> str:
    """Whether a team with this working area is there for the resident: "fits", "ask" or "not"."""
    if not municipalities or home in municipalities:
        return "fits"
    return "not" if home else "ask"


def conditions_of(found: KindReceiver, situation: Mapping[str, Any], home: str) -> tuple[Condition, ...]:
    """The conditions that hold for this resident, beside their situation; where the team works is the first."""
    area: tuple[Condition, ...] = ()
    if found.municipalities:
        said = _("werkt in %(places)s") % {"places": places(found.municipalities)}
        area = (Condition(said, works_in(found.municipalities, home)),)
    return (*area, *(told for each in found.conditions if (told := _judged(each, situation, home)) is not None))


def places(codes: Sequence[str]) -> str:
    """The names of these municipalities, as somebody says them."""
    names = names_of(codes)
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _judged(condition: Mapping[str, Any], situation: Mapping[str, Any], home: str) -> Condition | None:
    """None when it is not for residents of this municipality."""
    only_in = condition.get("municipalities", ())
    here = works_in(only_in, home)
    if here == "not":
        return None
    if here == "ask":
        said = _("%(condition)s (alleen in %(places)s)") % {"condition": condition["text"], "places": places(only_in)}
        return Condition(said, "ask")
    return Condition(condition["text"], fit(condition, situation))
