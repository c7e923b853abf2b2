"""What other rooms show on the page of a case: an ordered register, filled when the rooms start.

    register_section(Section(code="referrals", title=_("Doorverwijzingen"), order=40,
                             template="referrals/case_section.html", collect=of_case))

The template is drawn inside a `section` with the heading that the page gives it; what `collect` returned stands in it
as `told`, the page of the case as `case`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from portal.cases.selectors import CasePage
from portal.cases.words import Level
from tenants.access import Actor

Told = Mapping[str, Any]
Collect = Callable[[Actor, CasePage], Told | None]


@dataclass(frozen=True)
class Section:
    """One part of the page.

    Args:
        code: also its anchor on the page.
        collect: what the template needs, or None when there is nothing to show to this actor. It starts from its own
            `visible_to`: that the case is open to the actor opens nothing else. It raises no NotFound, which would
            close the whole page, and its number of queries does not grow with what it finds.
        order: the lower, the earlier.
    """

    code: str
    title: str | Promise
    template: str
    collect: Collect
    order: int = 50


@dataclass(frozen=True)
class Shown:
    """A section that has something to show."""

    code: str
    title: str
    template: str
    told: Told


_sections: dict[str, Section] = {}


def register_section(section: Section) -> None:
    """Give the page of a case one more part. Saying the same twice counts once.

    Raises:
        ValueError: another section has this code.
    """
    if _sections.setdefault(section.code, section) != section:
        raise ValueError(f"There is a section {section.code!r} already.")


def sections_of(actor: Actor, page: CasePage) -> tuple[Shown, ...]:
    """The parts of other rooms for this actor, in order: none, unless the actor may open all of the case."""
    if page.level < Level.ALL:
        return ()
    asked = sorted(_sections.values(), key=lambda each: (each.order, each.code))
    answers = ((each, each.collect(actor, page)) for each in asked)
    return tuple(Shown(each.code, str(each.title), each.template, told) for each, told in answers if told is not None)
