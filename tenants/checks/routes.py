"""Every address says who may come in: a right of the matrix, or a known kind."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.urls import URLPattern, URLResolver

from tenants.access.matrix import matrix
from tenants.access.routes import KINDS, ROUTES


def every_address_is_classified(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """No address of a portal or of the platform is open because nobody thought of it."""
    rights = {f"{row.name}.{verb}" for row in matrix().values() for verb in row.verbs}
    problems: list[CheckMessage] = []
    for urlconf in (settings.ROOT_URLCONF, settings.PLATFORM_URLCONF):
        for route, name, view in _addresses(import_module(urlconf).urlpatterns):
            guard = getattr(view, "guard", None) or ROUTES.get(name)
            if guard is None:
                problems.append(
                    Error(
                        f"Nobody says who may come in at /{route} ({name or 'without a name'}).",
                        hint="Put @guarded or @classified on the view; a package's goes in tenants/access/routes.py.",
                        id="tenants.E010",
                    )
                )
            elif guard not in rights | KINDS:
                problems.append(
                    Error(f"/{route} is guarded by {guard!r}, which no row of the matrix knows.", id="tenants.E011")
                )
    return problems


def _addresses(
    patterns: list[URLPattern | URLResolver], route: str = "", namespace: str = ""
) -> Iterator[tuple[str, str, Callable[..., Any]]]:
    for each in patterns:
        here = f"{route}{each.pattern}"
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from _addresses(each.url_patterns, here, inner)
        else:
            yield here, f"{namespace}{each.name or ''}", each.callback
