"""Pages for what goes wrong. Those of the server itself are plain files that need no template, tenant or database."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PAGES = Path(__file__).resolve().parents[1] / "templates" / "errors"
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", {"reason": ""}, status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _static_page(500)


def unavailable(request: HttpRequest) -> HttpResponse:
    return _static_page(503)


def _static_page(status: int) -> HttpResponse:
    """The file as it is. The policy of the site allows no style in a page, but for this very one, by its hash."""
    written, allowed = _page_and_hash(status)
    response = HttpResponse(written, status=status)
    response._csp_update = {"style-src": allowed}  # type: ignore[attr-defined]  # django-csp reads it
    return response


@cache
def _page_and_hash(status: int) -> tuple[str, str]:
    written = (PAGES / f"{status}.html").read_text(encoding="utf-8")
    style = STYLE.search(written)
    digest = hashlib.sha256((style[1] if style else "").encode()).digest()
    return written, f"'sha256-{base64.b64encode(digest).decode()}'"
