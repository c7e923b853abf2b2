"""Context processor: `shell` for base.html, `tenant` and `actor` for pages."""

from functools import partial
from typing import Any

from django.http import HttpRequest

from portal.web.languages import front_pages, languages_of_page
from portal.web.shell import shell_of_platform, shell_of_portal
from tenants.http import origin_of


def portal(request: HttpRequest) -> dict[str, Any]:
    """Around each page. Errors that come before the host is known get the platform's shell."""
    tenant = getattr(request, "tenant", None)
    actor = getattr(request, "actor", None)
    if tenant is None or actor is None:
        return {"shell": shell_of_platform(), "languages": ()}
    return {
        "shell": shell_of_portal(tenant, actor, request.path, proven=not getattr(request, "is_unproven", False)),
        "languages": languages_of_page(request),
        "front_pages": partial(front_pages, request),
        "site": origin_of(request),
        "tenant": tenant,
        "actor": actor,
    }
