"""What an editor sees before a page is published: the same template, in other eyes. Sizes of screens are Wagtail's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from csp.constants import SELF
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tenants.access import Role, anonymous

MODES: list[tuple[str, Any]] = [
    ("", _("Zoals een bezoeker")),
    ("ar", _("In het Arabisch, van rechts naar links")),
    ("partner", _("Zoals een partner")),
    ("print", _("Op papier")),
]


def preview(request: Any, page: Any, mode: str) -> Any:
    """The page as an answer, rendered here: what the mode changes ends with this call."""
    from cms.serving.page import draft_answer

    request.actor = _eyes(request, mode)
    request.on_paper = mode == "print"
    with _language(request, mode):
        answer = draft_answer(request, page)
    # The editor's screen of the same host shows it in a frame; nobody else may.
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    answer._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]  # what django-csp looks for
    return answer


def _eyes(request: Any, mode: str) -> Any:
    """A visitor, or a partner of nobody in particular: never the editor, who would see more."""
    nobody = anonymous(request.tenant)
    return replace(nobody, roles=nobody.roles | {Role.PARTNER}) if mode == "partner" else nobody


@contextmanager
def _language(request: Any, mode: str) -> Iterator[None]:
    code = "ar" if mode == "ar" else "nl"
    with override(code):
        request.LANGUAGE_CODE = code
        yield
