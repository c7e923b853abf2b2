"""The headers of every answer: pages, errors, redirects, static files, health. Two middlewares.

`protection` stands outermost, so that nothing leaves without it. `caching` stands right inside Django's conditional
answers, which leave alone what may not be stored. Reasons: docs/decisions/0013-content-policy.md.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

Next = Callable[[HttpRequest], HttpResponse]

# "Near me" asks for the place, copying for the clipboard, passkeys for the key; nothing else is ever asked.
OWN_PAGES = ("geolocation", "clipboard-write", "publickey-credentials-get", "publickey-credentials-create")
NOBODY = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read",
    "display-capture", "encrypted-media", "fullscreen", "gyroscope", "hid", "idle-detection", "local-fonts",
    "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial",
    "storage-access", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join([*(f"{name}=(self)" for name in OWN_PAGES), *(f"{name}=()" for name in NOBODY)])
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    # For what is no page of ours (a file, health, a redirect to HTTPS): it may load nothing at all.
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
# What a throttle asks of somebody who came too often: about the longest that ours remember a try.
WAIT = {429: "900", 503: "60"}


def protection(get_response: Next) -> Next:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if response.status_code in WAIT:
            response.headers.setdefault("Retry-After", WAIT[response.status_code])
        if _signs_out(response):
            # Pages of somebody who worked here may not come back with the "back" button. Not "storage": the list of
            # favourites there is the resident's own and was never part of the session.
            response.headers["Clear-Site-Data"] = '"cache"'
        return response

    return middleware


def caching(get_response: Next) -> Next:
    """Who signed in leaves nothing in any cache; what everybody may see is asked again each time, cheaply (ETag).

    "Now open" is true for a minute at most, and an entry that is withdrawn must be gone at once: so a page is never
    shown from a cache without asking. A view that knows better says so itself.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        personal = settings.SESSION_COOKIE_NAME in request.COOKIES or bool(response.cookies)
        if personal and not _is_file(request):
            patch_cache_control(response, private=True, no_store=True)
        elif "Cache-Control" not in response.headers:
            changes_nothing = request.method in {"GET", "HEAD"} and response.status_code < 500
            patch_cache_control(response, **({"no_cache": True} if changes_nothing else {"no_store": True}))
        return response

    return middleware


def _signs_out(response: HttpResponse) -> bool:
    """The answer takes the session's cookie back."""
    session = response.cookies.get(settings.SESSION_COOKIE_NAME)
    return session is not None and not session.value


def _is_file(request: HttpRequest) -> bool:
    return request.path_info.startswith(settings.STATIC_URL)
