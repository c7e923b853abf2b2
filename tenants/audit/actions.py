"""The list of things that are recorded. An action that nobody registered cannot be written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise

_SHAPE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_registered: dict[str, "Action"] = {}


class UnknownAction(LookupError):
    """Something was about to be recorded under a name that no room registered."""


@dataclass(frozen=True)
class Action:
    """One kind of thing that is recorded. `label` is what the reader of the log sees."""

    code: str
    label: str | Promise


def register_action(code: str, label: str | Promise) -> Action:
    """Add an action to the list, once, when the room that records it is loaded.

    Args:
        code: "room.what_happened", such as "socialmap.entry_changed".
        label: what happened, in plain Dutch, translatable.

    Returns:
        The action, to be given to `record`.

    Raises:
        ValueError: the code has another shape, or somebody else registered it already.
    """
    if not _SHAPE.fullmatch(code):
        raise ValueError(f"{code!r} is not a code like 'room.what_happened'.")
    action = Action(code, label)
    known = _registered.setdefault(code, action)
    if known is not action and str(known.label) != str(label):
        raise ValueError(f"The action {code!r} is registered twice.")
    return known


def action(code: str) -> Action:
    """The registered action of this code.

    Raises:
        UnknownAction: nobody registered it.
    """
    try:
        return _registered[code]
    except KeyError:
        raise UnknownAction(f"No room registered the action {code!r}.") from None


def actions() -> Mapping[str, Action]:
    """All registered actions by code."""
    return MappingProxyType(_registered)
