"""What a page needs of a portal when nothing else can be asked: its name, colours, telephone and crisis lines.

The last known look of each host stays in the memory of the process, so that a page can still say whose it is while the
database is away. During maintenance it comes from the file that was written when the portals closed.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

from portal.web.languages import ORIGINAL, offered
from portal.web.themes import DEFAULT_THEME
from tenants.models import Tenant


@dataclass(frozen=True)
class Look:
    """Plain values only: it is kept as JSON too."""

    name: str = "Ketenwijzer"
    theme: str = DEFAULT_THEME
    own_theme: Any = None  # what the portal chose itself, as it is kept
    help_phone: str = ""
    help_hours: str = ""
    crisis: Any = None
    languages: tuple[str, ...] = (ORIGINAL,)
    is_portal: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, told: dict[str, Any]) -> "Look":
        return cls(**{**told, "languages": tuple(told.get("languages", ()))})


PLATFORM = Look()
# Grows with the hosts of known portals only: strangers' host names are never remembered.
_known: dict[str, Look] = {}


def look_of(tenant: Tenant) -> Look:
    """The look of a portal. Costs no query."""
    return Look(
        name=tenant.name,
        theme=tenant.theme,
        own_theme=tenant.setting("own_theme"),
        help_phone=tenant.setting("help_phone", ""),
        help_hours=tenant.setting("help_hours", ""),
        crisis=tenant.setting("crisis_lines"),
        languages=offered(tenant),
        is_portal=True,
    )


def look_for(request: HttpRequest) -> Look:
    """The look of the portal of this request, as well as it is known now. Costs no query."""
    tenant = getattr(request, "tenant", None)
    return look_of(tenant) if tenant is not None else _known.get(host_of(request), PLATFORM)


def looks_of_all() -> dict[str, Look]:
    """Host name -> look, of all portals. Two queries."""
    return {
        host.host: look_of(tenant) for tenant in Tenant.objects.prefetch_related("hosts") for host in tenant.hosts.all()
    }


def remember_look(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands right after the host is known."""

    def middleware(request: HttpRequest) -> HttpResponse:
        tenant = getattr(request, "tenant", None)
        if tenant is not None:
            _known[host_of(request)] = look_of(tenant)
        return get_response(request)

    return middleware


def host_of(request: HttpRequest) -> str:
    """The host name as the browser says it, small and without port; never refused, because it only finds a look."""
    name, _port = split_domain_port(request.META.get("HTTP_HOST", request.META.get("SERVER_NAME", "")).lower())
    return name.rstrip(".")
