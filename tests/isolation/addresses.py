"""Every address of the project, of portals and of the platform's own hosts, with what classifies it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, reverse
from django.urls.resolvers import RoutePattern

# What a guard may be when it is no right of the matrix. Each is a promise that the suite checks in its own way.
WITHOUT_A_ROW = frozenset({"platform", "sign_in"})


@dataclass(frozen=True)
class Address:
    """One URL pattern."""

    urlconf: str
    route: str
    name: str
    view: Callable[..., Any]
    converters: tuple[tuple[str, str], ...]

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(name for name, _converter in self.converters)

    @cached_property
    def guard(self) -> str | None:
        """The row and verb of the matrix that open it, or the kind of address that needs none."""
        return guard_of(self.view, self.name)

    @cached_property
    def knows_no_session(self) -> bool:
        """Whether everybody is a visitor there, whatever cookie comes along (open data)."""
        return bool(getattr(self.view, "knows_no_session", False))

    @property
    def is_of_editors(self) -> bool:
        """Whether it lies behind the wall, where screens of ours stand among Wagtail's."""
        return getattr(self.view, "wall", None) is not None

    def at(self, **values: object) -> str:
        """The path with these values filled in."""
        return reverse(self.name, urlconf=self.urlconf, kwargs=values)

    def __str__(self) -> str:
        return f"{self.name or '(no name)'} at /{self.route}"


def guard_of(view: Callable[..., Any], name: str) -> str | None:
    """What the view itself says (@guarded, @classified), or else the registry of routes of other packages' views."""
    own: str | None = getattr(view, "guard", None)
    return own if own is not None else registered().get(name)


def registered() -> dict[str, str]:
    """Names of routes whose views are not ours, with their guard."""
    try:
        routes = import_module("tenants.access.routes")
    except ModuleNotFoundError:
        return {}
    return dict(routes.ROUTES)


def addresses(*urlconfs: str) -> list[Address]:
    """All addresses of these URL configurations; of the whole project when none is named.

    Wagtail's own screens are left out: tests/cms/boundary aims a probe of its own at each of them.
    """
    named = urlconfs or (settings.ROOT_URLCONF, settings.PLATFORM_URLCONF)
    found = (each for urlconf in named for each in _walk(urlconf, import_module(urlconf).urlpatterns, "", "", ()))
    return [each for each in found if not is_of_wagtail(each)]


def is_of_wagtail(address: Address) -> bool:
    """A view of Wagtail's behind the wall, by the name of its address (some have none)."""
    wall: str | None = getattr(address.view, "wall", None)
    return wall is not None and (not wall or wall.startswith("wagtail"))


def unclassified(found: list[Address]) -> list[str]:
    return [str(address) for address in found if not address.guard]


def _walk(
    urlconf: str,
    patterns: list[URLPattern | URLResolver],
    route: str,
    namespace: str,
    converters: tuple[tuple[str, str], ...],
) -> Iterator[Address]:
    for each in patterns:
        here = route + _text(each)
        known = converters + _converters(each)
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from _walk(urlconf, each.url_patterns, here, inner, known)
        else:
            yield Address(urlconf, here, f"{namespace}{each.name or ''}", each.callback, known)


def _text(each: URLPattern | URLResolver) -> str:
    return str(each.pattern)


def _converters(each: URLPattern | URLResolver) -> tuple[tuple[str, str], ...]:
    if isinstance(each.pattern, RoutePattern):
        return tuple((name, type(converter).__name__) for name, converter in each.pattern.converters.items())
    return tuple((name, "RegexGroup") for name in each.pattern.regex.groupindex)
