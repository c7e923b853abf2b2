"""The screens. What shows something of a resident is led by `for_residents`: no code, no page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from tenants.access import guarded
from tenants.http import PortalRequest

View = Callable[..., HttpResponse]


def for_residents(action: str) -> Callable[[View], View]:
    """Open a view to who came in by a code, and lead everybody else without an account to the door.

    Somebody with an account comes by the guard, which answers as for a page that does not exist.

    Args:
        action: "row.verb" of the matrix, as for `guarded`.
    """

    def decorate(view: View) -> View:
        opened = guarded(action)(view)

        @wraps(opened)
        def resident_view(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.actor.subjects:
                # A session that ended is no error of theirs, whatever they pressed.
                return redirect("resident:door")
            return opened(request, *args, **kwargs)

        return resident_view

    return decorate
