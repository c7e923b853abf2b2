"""The content policy of the admin: scripts are files of ours, and two known lines that Wagtail writes into its forms.

Wagtail's fields for a date write their own call into the page. Each such call, and nothing else, is let through by its
hash; any other script in a page (of somebody who found a way to write one) does not run.
"""

import base64
import hashlib
import re

from django.conf import settings
from django.http import HttpResponse

POLICY: dict[str, list[str]] = {
    **settings.CONTENT_SECURITY_POLICY["DIRECTIVES"],
    # Wagtail's screens set styles on elements, and show previews in a frame of the same host.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
}
_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
# A call of a date field with an id and a list of plain options: no brackets, so no function and no second call.
_DATE_FIELD = re.compile(rb'init(?:Date|Time|DateTime)Chooser\("[\w-]+"(?:, \{[\w\s",.:#/\-]*\})?\);')


def apply(response: HttpResponse, *, framed: bool) -> HttpResponse:
    """Give the answer the policy of the admin. A framed one (a preview) may stand in a frame of the same host."""
    policy = dict(POLICY)
    if framed:
        policy["frame-ancestors"] = ["'self'"]
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
    if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
        policy["script-src"] = ["'self'", *known_lines(response.content)]
    response._csp_replace = policy  # type: ignore[attr-defined]  # what django-csp's decorator sets
    return response


def known_lines(page: bytes) -> list[str]:
    """The hashes of the calls of date fields in a page (Content Security Policy Level 3, 6.7.3.3)."""
    calls = (call for call in _SCRIPT.findall(page) if _DATE_FIELD.fullmatch(call))
    return sorted({f"'sha256-{base64.b64encode(hashlib.sha256(call).digest()).decode()}'" for call in calls})
