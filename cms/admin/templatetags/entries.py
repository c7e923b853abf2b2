"""Boxes of a long list by the list that their words come from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template

from portal.socialmap.drafting.selectors import TermGroup

register = template.Library()


@dataclass(frozen=True)
class Boxes:
    name: str
    boxes: tuple[Any, ...]


@register.filter
def grouped(field: Iterable[Any], groups: Iterable[TermGroup]) -> list[Boxes]:
    """The boxes of a field under the name of their list, in the order of the lists."""
    by_value = {str(box.data["value"]): box for box in field}
    return [
        Boxes(group.name, tuple(by_value[code] for code, _name in group.terms if code in by_value)) for group in groups
    ]
