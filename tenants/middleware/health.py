"""/healthz (the process lives) and /readyz (it can serve), answered before the host name is checked."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from tenants import maintenance
from tenants.database.answering import database_answers


def health(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        answer = {"/healthz": _alive, "/readyz": _ready}.get(request.path_info)
        return answer() if answer else get_response(request)

    return middleware


def _alive() -> HttpResponse:
    return JsonResponse({"status": "ok"})


def _ready() -> HttpResponse:
    """The database answers and its migrations are applied. Says which part fails, never how.

    A worker that is away is named too, but pages are served without it: what must leave waits in the outbox.
    During maintenance the process still serves (the page that says so), and the database is left alone.
    """
    if maintenance.now() is not None:
        return JsonResponse({"status": "maintenance"})
    parts = {"database": database_answers()}
    if parts["database"]:
        parts["migrations"] = _migrations_applied()
    ready = all(parts.values())
    named = {name: "ok" if fine else "fails" for name, fine in parts.items()}
    if ready:
        named["worker"] = "ok" if _worker_beats() else "away"
    return JsonResponse({"status": "ok" if ready else "fails", **named}, status=200 if ready else 503)


def _migrations_applied() -> bool:
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker_beats() -> bool:
    from tenants import outbox

    return outbox.health().alive
