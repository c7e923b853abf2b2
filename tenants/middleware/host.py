"""Host name -> tenant. An unknown host gets 404 and never a default portal."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port

from tenants.access import Actor, anonymous
from tenants.context import activate, nobody
from tenants.models import Tenant, TenantHost
from tenants.sight import narrowed_to


def host(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        name = _name_of_host(request)
        tenant = _tenant_of(name)
        request.tenant = tenant  # type: ignore[attr-defined]
        if tenant is not None:
            with activate(tenant), narrowed_to(lambda: _actor_of(request, tenant)):
                return _rendered(get_response(request))
        with nobody():
            if name in settings.PLATFORM_HOSTS:
                request.urlconf = settings.PLATFORM_URLCONF
                return _rendered(get_response(request))
            return _unknown(request)

    return middleware


def _name_of_host(request: HttpRequest) -> str:
    name, _port = split_domain_port(request.get_host())
    return name.lower().rstrip(".")


def _tenant_of(name: str) -> Tenant | None:
    found = TenantHost.objects.select_related("tenant").filter(host=name).first()
    return found.tenant if found else None


def _actor_of(request: HttpRequest, tenant: Tenant) -> Actor:
    """Whoever acts at this moment: nobody until the session was read, which a view may change (signing in, a code)."""
    found: Actor = getattr(request, "actor", None) or anonymous(tenant)
    return found


def _rendered(response: HttpResponse) -> HttpResponse:
    """Render a lazy template while the scope is open (Django does so already; a middleware in between may not)."""
    render = getattr(response, "render", None)
    if render is not None and not response.is_rendered:  # type: ignore[attr-defined]
        rendered: HttpResponse = render()
        return rendered
    return response


def _unknown(request: HttpRequest) -> HttpResponse:
    """The same bare page for every unknown host: it has no tenant, so no theme and no name."""
    from django.views.defaults import page_not_found

    return page_not_found(request, Http404(), template_name="errors/unknown_host.html")
