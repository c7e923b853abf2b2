"""Pages for what goes wrong. Those of the server itself need no template, no style sheet and no database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.web.looks import look_for
from portal.web.plain import AWAY, BROKEN, plain_page
from tenants.database.answering import database_answers


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", {"reason": ""}, status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls this while the exception is at hand: a database that is away is another answer than a mistake."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)) and not database_answers():
        return unavailable(request)
    return plain_page(request, BROKEN, look_for(request))


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database is away. Says after how long a program may ask again."""
    return plain_page(request, AWAY, look_for(request))
