"""The guard on a view: the row of the matrix that opens it. A view without one is refused at start-up."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from tenants.access.policy import can
from tenants.errors import NotFound

View = Callable[..., HttpResponse]


def guarded(action: str) -> Callable[[View], View]:
    """Open a view to those who may do this to at least one thing of the kind.

    A visitor is sent to the sign-in page; somebody without the right gets the answer of a page that does not exist.
    What they may do to the very object is asked again in the service or through `visible_to`.

    Args:
        action: "row.verb" of the matrix; also the view's classification in the isolation suite.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = request.actor  # type: ignore[attr-defined]
            if can(actor, action).allowed:
                return view(request, *args, **kwargs)
            if actor.person is None and request.method in {"GET", "HEAD"}:
                # Imported here: the module needs the user model, whose own module may import this package.
                from django.contrib.auth.views import redirect_to_login

                return redirect_to_login(request.get_full_path())
            raise NotFound()

        guarded_view.guard = action  # type: ignore[attr-defined]
        return guarded_view

    return decorate


def classified(kind: str) -> Callable[[View], View]:
    """Mark a view that no row of the matrix speaks of: `platform` (health, demo index) or `sign_in`."""

    def decorate(view: View) -> View:
        view.guard = kind  # type: ignore[attr-defined]
        return view

    return decorate
