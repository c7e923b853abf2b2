"""One transaction around the whole request on PostgreSQL, rendering included; refusals are written after it.

`ATOMIC_REQUESTS` ends before a lazy template renders, so what is local to the transaction (row-level security's
setting) would be gone while the template still queries. SQLite has no such setting, and an open transaction there
takes the write lock for every read, so it is left out: services are atomic by themselves on both.
"""

from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse


def one_transaction(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        wrapped = connection.vendor == "postgresql"
        response = _inside_one(request, get_response) if wrapped else get_response(request)
        _write_refusal(request)
        return response

    return middleware


def _inside_one(request: HttpRequest, get_response: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    with transaction.atomic():
        response = get_response(request)
        if response.status_code >= 500 or hasattr(request, "refusal"):
            transaction.set_rollback(True)
        return response


def _write_refusal(request: HttpRequest) -> None:
    """A refusal is remembered although what it refused is rolled back."""
    refusal = getattr(request, "refusal", None)
    if refusal is None:
        return
    from tenants.audit import record_refusal

    record_refusal(request.actor, route=refusal.route, status=refusal.status)  # type: ignore[attr-defined]
