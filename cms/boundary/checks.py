"""What refuses start-up: an admin address without a class, and case data that became content."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.urls import URLPattern, URLResolver
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import AbstractPage, DraftStateMixin, RevisionMixin
from wagtail.snippets.models import get_snippet_models

from cms.boundary.routes import route_of

# Rooms whose rows are of residents: never a page, snippet, image, document, form or revision of Wagtail.
ROOMS_OF_CASES = frozenset({"consent", "cases", "referrals", "meetings", "vault"})
WAGTAILS_OWN = (AbstractPage, AbstractImage, AbstractDocument, RevisionMixin, DraftStateMixin)


def every_admin_address_has_a_class(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """An upgrade of Wagtail that brings an address brings it closed, and start-up says so."""
    return [
        Error(
            f"Nobody says whether the admin address {name!r} is open, checked or closed.",
            hint="Add it to cms/boundary/routes.py; until then it answers 404.",
            id="cms.E001",
        )
        for name in sorted(set(admin_names()))
        if route_of(name) is None and name not in NAMELESS
    ]


# Wagtail's own page for what does not exist, and its test of it: closed because nothing has no name.
NAMELESS = frozenset({""})


def admin_names() -> Iterator[str]:
    """The names of all addresses of the admin, hooks of other packages included."""
    from wagtail.admin.urls import urlpatterns

    yield from _names(urlpatterns)


def _names(patterns: list[Any], namespace: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or ''}"


def no_case_data_in_wagtail(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Wagtail's admin had 18 security fixes in 2026: what is of a resident stays out of it, whatever its screens do."""
    snippets = set(get_snippet_models())
    return [
        Error(
            f"{model._meta.label} holds data of residents, so it may not be content of Wagtail.",
            hint="Give it screens of the portal's own.",
            obj=model,
            id="cms.E002",
        )
        for model in apps.get_models()
        if is_of_cases(model) and (issubclass(model, WAGTAILS_OWN) or model in snippets)
    ]


def is_of_cases(model: type[Any]) -> bool:
    """Whether the rows of this model are of residents."""
    return bool(ROOMS_OF_CASES & set(model.__module__.split(".")))
