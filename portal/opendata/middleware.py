"""Open data knows nobody: before a session is looked for, its cookie is gone, and no answer sets one.

Stands between `host` and the sessions. Everything that reads the session behind it (the second factor, the language,
the actor) finds a visitor, so that an answer is the same for everybody and may stand in a shared cache.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from portal.opendata.places import is_for_programs

SAYS_WHO = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_ACCEPT_LANGUAGE")
# Set by what looked for a session or a language; there was neither.
VARIES_NOT = frozenset({"cookie", "accept-language"})

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def as_a_visitor(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        if getattr(request, "tenant", None) is None or not is_for_programs(request.path_info):
            return get_response(request)
        for name in SAYS_WHO:
            request.META.pop(name, None)
        request.COOKIES = {}
        response = get_response(request)
        response.cookies.clear()
        _vary_less(response)
        return response

    return middleware


def _vary_less(response: HttpResponseBase) -> None:
    varies = [each.strip() for each in response.get("Vary", "").split(",") if each.strip()]
    kept = [each for each in varies if each.lower() not in VARIES_NOT]
    del response["Vary"]
    if kept:
        patch_vary_headers(response, kept)
