"""The request as views of the house see it."""

from django.http import HttpRequest

from tenants.access.actor import Actor
from tenants.models.tenant import Tenant


class PortalRequest(HttpRequest):
    """A request of which the middleware has found out whose portal it is and who acts. For type hints only."""

    tenant: Tenant
    actor: Actor


def origin_of(request: HttpRequest) -> str:
    """Scheme and host as they were asked for, without a slash: what full addresses of this site begin with."""
    return f"{request.scheme}://{request.get_host()}"
