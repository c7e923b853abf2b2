"""Session -> actor. A session belongs to the host on which it began; elsewhere it is nobody's."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from tenants.access import actor_for, anonymous
from tenants.context import current_tenant_or_none
from tenants.middleware.by_code import actor_by_code
from tenants.middleware.by_link import actor_by_link

SESSION_TENANT = "tenant"
SESSION_TEAM = "team"


def actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.tenant is None:  # type: ignore[attr-defined]
            return get_response(request)
        _set_actor(request)
        is_known = request.actor.is_known  # type: ignore[attr-defined]
        response = get_response(request)
        if is_known:
            # What one person may see stays out of shared caches, and out of the browser's after signing out.
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


def _set_actor(request: HttpRequest) -> None:
    tenant = request.tenant  # type: ignore[attr-defined]
    request.actor = anonymous(tenant)  # type: ignore[attr-defined]
    if not request.user.is_authenticated:
        by_code = actor_by_code(request, tenant)
        request.actor = by_code or actor_by_link(request, tenant) or request.actor  # type: ignore[attr-defined]
        return
    if request.session.get(SESSION_TENANT) != str(tenant.uid):
        logout(request)
        return
    request.actor = actor_for(request.user, tenant, team=_acting_team(request))  # type: ignore[attr-defined, arg-type]


def _acting_team(request: HttpRequest) -> object:
    from tenants.models import Team

    chosen = request.session.get(SESSION_TEAM)
    return Team.objects.filter(uid=chosen).first() if chosen else None


def bind_session(sender: object, request: HttpRequest, **_kwargs: object) -> None:
    """On signing in: this session is of this tenant alone."""
    tenant = current_tenant_or_none()
    if tenant is not None:
        request.session[SESSION_TENANT] = str(tenant.uid)


user_logged_in.connect(bind_session, dispatch_uid="tenants.bind_session")
