"""Bare localhost in the demo: the example portals."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tenants.access import classified
from tenants.models import Tenant


@dataclass(frozen=True)
class DemoPortal:
    name: str
    subtitle: str
    url: str
    theme: str


@classified("platform")
def demo_index(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    return render(request, "web/demo_index.html", {"portals": _portals(request)})


def _portals(request: HttpRequest) -> list[DemoPortal]:
    """Each portal at its own host, on the port of this request. Two queries."""
    _host, _colon, port = request.get_host().partition(":")
    tail = f":{port}" if port else ""
    return [
        DemoPortal(
            tenant.name, tenant.setting("subtitle", ""), f"{request.scheme}://{hosts[0].host}{tail}/", tenant.theme
        )
        for tenant in Tenant.objects.prefetch_related("hosts")
        if (hosts := sorted(tenant.hosts.all(), key=lambda host: not host.primary))
    ]
