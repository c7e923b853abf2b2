"""One case, on the screen and on paper."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.cases import selectors
from portal.cases.sections import sections_of
from portal.cases.views.lists import trail
from portal.cases.words import Level
from tenants.access import can, guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest


@require_safe
@guarded("case.read")
def case(request: PortalRequest, uid: UUID) -> HttpResponse:
    """What the level of the actor opens; what is closed is named, with the reason."""
    return render(request, "cases/case.html", _told(request, uid))


@require_safe
@guarded("case.read")
def on_paper(request: PortalRequest, uid: UUID) -> HttpResponse:
    """A sheet to take along. Its title, and so its name as a file, tells nothing of the resident."""
    return render(request, "cases/print.html", _told(request, uid))


def trail_of_case(page: selectors.CasePage, title: str) -> list[tuple[str, str]]:
    """The way from the overview to a step on a case."""
    return trail(title, (page.code, reverse("cases:case", args=[page.uid])))


def _told(request: PortalRequest, uid: UUID) -> dict[str, Any]:
    page = selectors.case(request.actor, uid)
    if page.uid in request.actor.subjects and not page.works:
        raise NotFound()  # to a resident their own page tells it, in words for them
    return {
        "case": page,
        "opens_all": page.level >= Level.ALL,
        "opens_name": page.level >= Level.AGREED,
        "level": Level(page.level).label,
        "born": date.fromisoformat(page.birth_date) if page.birth_date else None,
        "language": _language(page.language),
        "housemates": selectors.housemates(request.actor, uid) if page.works and page.in_household else [],
        "sections": sections_of(request.actor, page),
        "breadcrumb": trail(page.code) if can(request.actor, "case.create") else _short_trail(page),
    }


def _short_trail(page: selectors.CasePage) -> list[tuple[str, str]]:
    """For whoever has no list of cases."""
    return [(_("Mijn overzicht"), reverse("web:overview")), (page.code, "")]


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"]).capitalize()
    except KeyError:
        return code
