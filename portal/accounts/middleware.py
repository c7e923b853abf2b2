"""Before any view opens: the second factor is proven, and the screen was not left alone too long.

Everybody whose roles go beyond those of a resident must have proven a second factor in this session. Who has none
is led to set one up; who has one is asked for it. Nothing else opens, not even a public page or a page that does
not exist. Stands right after `tenants.middleware.actor`.
"""

import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from portal.accounts import second_factor
from tenants.access import anonymous

SEEN = "seen_at"
SEEN_EVERY = 60  # seconds between two writes of the session

# What somebody without a second factor may reach: setting one up, with the password asked again.
TO_SET_UP = frozenset(
    {"accounts:second_factor_first", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
)
# What somebody who has one may reach: proving it. Not setting up another one.
TO_PROVE = frozenset({"mfa_reauthenticate", "mfa_reauthenticate_webauthn"})
ALWAYS = frozenset({"account_logout"})


def require_second_factor(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        actor = getattr(request, "actor", None)
        if actor is None or not request.user.is_authenticated:
            return get_response(request)
        # A session of somebody without a role here is nobody's: the last role ended, or the team or partnership did.
        if actor.person is None or _left_alone(request):
            logout(request)
            request.actor = anonymous(actor.tenant)  # type: ignore[attr-defined]
            return get_response(request)
        if not second_factor.is_required_of(actor) or second_factor.is_proven(request):
            return get_response(request)
        return _only_the_way_to_prove(request, get_response)

    return middleware


def _only_the_way_to_prove(request: HttpRequest, get_response: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    has_one = second_factor.is_set_up(request.user)  # type: ignore[arg-type]
    allowed = ALWAYS | (TO_PROVE if has_one else TO_SET_UP)
    if _route(request) in allowed:
        # The page around the way in shows what a visitor sees: a password alone opens no page for partners by its name.
        request.is_unproven = True  # type: ignore[attr-defined]
        return get_response(request)
    return HttpResponseRedirect(_way(request, has_one))


def _way(request: HttpRequest, has_one: bool) -> str:
    if not has_one:
        return reverse("accounts:second_factor_first")
    wanted = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse(settings.LOGIN_REDIRECT_URL)
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': wanted})}"


def _route(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


def _left_alone(request: HttpRequest) -> bool:
    """Longer than SESSION_IDLE_SECONDS without a request, or longer than SESSION_COOKIE_AGE in all."""
    now = time.time()
    records = second_factor.authentication_records(request)
    began = float(records[0].get("at", now)) if records else now
    seen = float(request.session.get(SEEN, began))
    if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE:
        return True
    if now - seen > SEEN_EVERY or SEEN not in request.session:
        request.session[SEEN] = now
    return False
