"""Commands and reads of the suite as a request would run them: the database shows the rows of the actor alone."""

from collections.abc import Callable
from functools import wraps
from types import FunctionType, ModuleType
from typing import Any

import pytest

from portal.cases import access, selectors
from tenants.access import Actor
from tenants.sight import seen_by

ROOMS = ("portal.cases.", "portal.consent.", "portal.referrals.", "portal.agendas.")
READS = (selectors, access)


def narrow_to_actor(module: ModuleType, patch: pytest.MonkeyPatch) -> None:
    """From here on, what this test module calls with an actor in front runs narrowed to that actor."""
    for place in (module, *READS):
        for name, found in list(vars(place).items()):
            if isinstance(found, FunctionType) and found.__module__.startswith(ROOMS) and not name.startswith("_"):
                patch.setattr(place, name, _narrowed(found))


def _narrowed(command: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(command)
    def as_in_a_request(*args: Any, **kwargs: Any) -> Any:
        if not args or not isinstance(args[0], Actor):
            return command(*args, **kwargs)
        with seen_by(args[0]):
            return command(*args, **kwargs)

    return as_in_a_request
