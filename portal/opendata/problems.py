"""What goes wrong, as RFC 9457 has it: application/problem+json with a sentence that says what to do."""

import json
from collections.abc import Mapping

from django.http import HttpResponse

TITLES: Mapping[int, str] = {
    400: "Deze vraag klopt niet",
    404: "Niet gevonden",
    405: "Dit kan hier niet",
    406: "Dit formaat is er niet",
    422: "Een waarde kan niet worden gebruikt",
    429: "Te veel vragen",
    500: "Er ging iets mis",
}
CONTENT_TYPE = "application/problem+json"


class Problem(Exception):
    """A question that cannot be answered; ends the view."""

    def __init__(self, status: int, detail: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.fields = status, detail, dict(fields or {})

    def answer(self) -> HttpResponse:
        return problem(self.status, self.detail, self.fields)


def problem(status: int, detail: str, fields: Mapping[str, str] | None = None) -> HttpResponse:
    """The answer for this status.

    Args:
        detail: what is wrong and what to do, for a developer, in Dutch.
        fields: per parameter what is wrong with it.
    """
    told: dict[str, object] = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    if fields:
        told["errors"] = [{"name": name, "reason": reason} for name, reason in sorted(fields.items())]
    response = HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "no-store"
    return response
