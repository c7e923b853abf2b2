"""Around each view that programs read: the limit, the methods, the conditions, and the headers of an open answer."""

import hashlib
import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date

from portal.opendata.limits import count
from portal.opendata.problems import Problem, problem
from tenants.access import guarded
from tenants.errors import HouseError

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]
METHODS = "GET, HEAD, OPTIONS"
API_VERSION = "3.1.0"
FRESH = "public, max-age=60"
TOLD = "ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After, API-Version"
NOT_FOUND = "Hier staat niets. Kijk of het adres en het id kloppen."


def open_to_all(view: View, *, limit: str = "api", parameters: Iterable[str] = ()) -> View:
    """Give a view of open data its manners.

    Args:
        view: answers a GET. What it raises becomes a problem (RFC 9457), never a page.
        limit: which of OPEN_DATA_LIMITS counts here.
        parameters: the names that may stand behind the question mark. Any other is an error: a filter that is
            misspelt and passed over would give the whole directory as if it were the answer.
    """
    known = frozenset(parameters)

    @guarded("map_entry_public.read")
    def opened(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = _answer(request, view, limit, known, kwargs)
        response["API-Version"] = API_VERSION
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = TOLD
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return cast(HttpResponse, response)

    # A token would have to come from a page; nothing here changes anything, and every POST is refused.
    opened.csrf_exempt = True  # type: ignore[attr-defined]
    opened.knows_no_session = True  # type: ignore[attr-defined]
    return opened


def changed_at(response: HttpResponseBase, moment: datetime | None) -> None:
    """Say when what is told changed, where one moment says all of it."""
    if moment is not None:
        response["Last-Modified"] = http_date(moment.timestamp())


def _answer(
    request: HttpRequest, view: View, limit: str, known: frozenset[str], kwargs: dict[str, Any]
) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return _options()
    if request.method not in {"GET", "HEAD"}:
        refused = problem(405, "Deze gegevens zijn alleen te lezen: gebruik GET.")
        refused["Allow"] = METHODS
        return refused
    # What sends everything at once counts as a download.
    allowance = count(request, "download" if request.GET.get("format") == "ndjson" else limit)
    if allowance.is_spent:
        response: HttpResponseBase = problem(429, f"Wacht {allowance.seconds_left} seconden en vraag het dan opnieuw.")
    else:
        response = _conditional(request, _asked(request, view, known, kwargs))
    allowance.tell(response)
    return _without_body(response) if request.method == "HEAD" else response


def _options() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Allow"] = METHODS
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _asked(request: HttpRequest, view: View, known: frozenset[str], kwargs: dict[str, Any]) -> HttpResponseBase:
    """The view's answer, or the problem that it met."""
    method, request.method = request.method, "GET"
    try:
        _only_known(request, known)
        return view(request, **kwargs)
    except Problem as met:
        return met.answer()
    except HouseError as error:
        return problem(404, NOT_FOUND) if error.status == 404 else problem(422, error.message)
    except Exception:
        logger.exception("An open data view failed")
        return problem(500, "Dat ligt aan ons. Probeer het later nog eens.")
    finally:
        request.method = method


def _only_known(request: HttpRequest, known: frozenset[str]) -> None:
    wrong = {name: "Deze parameter bestaat hier niet." for name in request.GET if name not in known}
    twice = {name: "Deze parameter staat er twee keer." for name, given in request.GET.lists() if len(given) > 1}
    if wrong or twice:
        raise Problem(400, "Haal weg wat hieronder staat.", {**twice, **wrong})


def _conditional(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """304 when the asker has it already. The tag is of the words of this very answer, so it tells of nothing else."""
    if response.status_code != 200:
        return response
    response.headers.setdefault("Cache-Control", FRESH)
    if isinstance(response, HttpResponse) and "ETag" not in response:
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    etag, told = response.get("ETag"), response.get("Last-Modified")
    moment = parse_http_date(told) if told else None
    # Django types it for plain answers alone; it only reads the headers.
    return get_conditional_response(request, etag, moment, cast(HttpResponse, response)) or response


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    """The headers of the answer alone. What would be streamed is not begun."""
    head = HttpResponse(status=response.status_code)
    for name, value in response.items():
        head[name] = value
    if isinstance(response, HttpResponse) and "Content-Length" not in response:
        head["Content-Length"] = str(len(response.content))
    return head
