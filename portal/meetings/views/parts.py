"""What rooms above add to the page of a meeting: its agenda, its programme. They register; this room knows of none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.meetings.selectors.page import MeetingPage
from tenants.access import Actor

Told = Mapping[str, Any]
Collect = Callable[[Actor, MeetingPage], Told | None]


@dataclass(frozen=True)
class Part:
    """A piece of the page.

    Args:
        code: its id in the page, as an anchor.
        template: draws it, given `told`, `page` and `meeting`.
        collect: what it shows to this actor; None leaves it out.
    """

    code: str
    template: str
    collect: Collect
    order: int


@dataclass(frozen=True)
class Shown:
    """A piece as this actor gets it."""

    code: str
    template: str
    told: Told


_parts: dict[str, Part] = {}


def register_part(part: Part) -> None:
    """Have this drawn on the page of each meeting that it has something for.

    Raises:
        ValueError: somebody else has the code.
    """
    if _parts.setdefault(part.code, part) != part:
        raise ValueError(f"The part {part.code!r} is registered twice.")


def parts_of(actor: Actor, page: MeetingPage) -> list[Shown]:
    """The pieces of this page for this actor, in order. Costs what the rooms ask."""
    shown = []
    for part in sorted(_parts.values(), key=lambda each: each.order):
        told = part.collect(actor, page)
        if told is not None:
            shown.append(Shown(part.code, part.template, told))
    return shown
