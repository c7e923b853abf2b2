"""The wall around each view of Wagtail's admin: who comes in, to which things, and in which frame.

Three locks, each of which holds alone: managers that reach one portal, this allow-list, and hooks of the choosers.
"""

from collections.abc import Callable, Mapping
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _

from cms.boundary import policy
from cms.boundary.objects import Check
from cms.boundary.rights import enter
from cms.boundary.routes import Route, route_of
from cms.boundary.searching import tidy_search
from tenants.access import can
from tenants.errors import NotFound, Stale

View = Callable[..., HttpResponse]
CLOSED_KIND = "closed"


def wall_in(patterns: list[Any], namespace: str = "") -> list[Any]:
    """Put each view of these patterns behind the wall, by the name of its address. Views without a name are closed."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            wall_in(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            pattern.callback = walled(f"{namespace}{pattern.name or ''}", pattern.callback)
    return patterns


def walled(name: str, view: View) -> View:
    """A view behind the wall. A name that nobody classified is closed."""
    route = route_of(name)
    if route is None or (not route.opens and not route.leads_to):
        return _marked(_closed, CLOSED_KIND, name)
    if route.leads_to:
        return _marked(_elsewhere(route.leads_to), "sign_in", name)

    def guarded_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        if not can(actor, route.opens):
            if actor.person is None and request.method in {"GET", "HEAD"}:
                return redirect_to_login(request.get_full_path(), reverse(settings.LOGIN_URL))
            raise NotFound()
        _require_here(request, route, kwargs)
        tidy_search(request)
        enter(request)
        try:
            response = _rendered(view(request, *args, **kwargs))
        except MultiValueDictKeyError as missing:  # Wagtail reads forms as its own pages send them
            raise BadRequest("A form without its fields.") from missing
        except ValidationError as meanwhile:  # true when the form was looked at, and no longer when it was saved
            raise Stale(_("Iemand bewaarde dit net ook. Kijk in de lijst, en probeer het nog eens.")) from meanwhile
        return policy.apply(response, framed=route.framed)

    wrapped = update_wrapper(guarded_view, view)
    wrapped.guard, wrapped.wall = route.opens, name  # type: ignore[attr-defined]
    return wrapped


def _require_here(request: HttpRequest, route: Route, path: Mapping[str, Any]) -> None:
    """Each thing that the address or the query names is of this portal.

    Raises:
        NotFound: one is not; the same for what does not exist.
    """
    asked: list[tuple[Check, str]] = [(check, str(path[name])) for name, check in route.path.items() if name in path]
    asked += [(check, value) for name, check in route.query.items() for value in request.GET.getlist(name)]
    if not all(check(request, value, path) for check, value in asked):
        raise NotFound()


def _rendered(response: HttpResponse) -> HttpResponse:
    """Lazy templates of Wagtail query while they render: they do so in here, with the rights of this request."""
    render = getattr(response, "render", None)
    if render is not None and not getattr(response, "is_rendered", True):
        rendered: HttpResponse = render()
        return rendered
    return response


def _closed(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    raise NotFound()


def _elsewhere(name: str) -> View:
    def lead(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return redirect(name)

    return lead


def _marked(view: View, guard: str, name: str) -> View:
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    marked.guard, marked.wall = guard, name  # type: ignore[attr-defined]
    return marked
