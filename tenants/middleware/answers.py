"""The house's errors -> answers: 404, 403 with the reason, 409, 422. All that is not yours looks the same."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tenants.errors import HouseError


@dataclass(frozen=True)
class Refusal:
    """What the audit log remembers of a refusal: the route, never the address (it may carry a query)."""

    route: str
    status: int


class HouseAnswers:
    """Turns a HouseError of a view into its page. A class because Django asks for `process_exception`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, PermissionDenied):
            return answer(request, 403, "")
        if not isinstance(exception, HouseError):
            return None
        return answer(request, exception.status, exception.message, getattr(exception, "fields", {}))


def answer(request: HttpRequest, status: int, reason: str, fields: dict[str, str] | None = None) -> HttpResponse:
    """The page for this status, remembered in the audit log when somebody known was refused."""
    actor = getattr(request, "actor", None)
    is_known = actor is not None and actor.is_known
    if is_known and status in {403, 404}:
        match = request.resolver_match
        request.refusal = Refusal(match.view_name if match else "unknown", status)  # type: ignore[attr-defined]
    return render(request, f"errors/{status}.html", {"reason": reason, "fields": fields or {}}, status=status)
