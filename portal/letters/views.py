"""A letter to one resident: seen in their language beside the Dutch, and then printed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts import qr
from portal.consent.asking import every_language
from portal.consent.views.going import query
from portal.consent.views.receipts import OWN_PAGE
from portal.letters import selectors, services
from portal.letters.filling import Letter
from tenants.access import guarded
from tenants.errors import Invalid, NotFound
from tenants.http import PortalRequest, origin_of


@require_safe
@guarded("case.change")
def letters(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Which letter? From a referral its appointment goes along, by its uid in the address."""
    code, found = selectors.letters_of_case(request.actor, case_uid=uid, referral_uid=_referral(request))
    context = {"told": {"letters": found}, "case_uid": uid, "query": query(request), "breadcrumb": _trail(uid, code)}
    return render(request, "letters/letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.change")
def letter(request: PortalRequest, uid: UUID, code: str) -> HttpResponse:
    """Shown first; the button makes the sheet, and that is the line in the log."""
    asked: dict[str, Any] = {
        "case_uid": uid,
        "code": code,
        "referral_uid": _referral(request),
        "language": request.GET.get("language", ""),
        "own_page": f"{origin_of(request)}{OWN_PAGE}",
    }
    said = ""
    if request.method == "POST":
        try:
            made = services.print_letter(request.actor, **asked, safe=request.POST.get("safe") == "ja")
        except Invalid as wrong:
            said = wrong.message
        else:
            return _unkept(render(request, "letters/sheet.html", _context(request, made)))
    found = selectors.letter(request.actor, **asked)
    context = {**_context(request, found), "said": said}
    return _unkept(render(request, "letters/letter.html", context, status=422 if said else 200))


def _context(request: PortalRequest, letter: Letter) -> dict[str, Any]:
    title = letter.template.title
    return {
        "letter": letter,
        "title": title,
        "language": letter.text.language,
        "languages_of_text": [(each, query(request, language=each.code)) for each in every_language()],
        "query": query(request),
        "qr": qr.svg(letter.own_page, title=letter.own_page),
        "breadcrumb": [*_trail(letter.case_uid, letter.case_code)[:-1], (title, "")],
    }


def _trail(case_uid: UUID, code: str) -> list[tuple[str, str]]:
    return [
        (_("Mijn overzicht"), reverse("web:overview")),
        (code, reverse("cases:case", args=[case_uid])),
        (_("Brieven en kaartjes"), ""),
    ]


def _referral(request: PortalRequest) -> UUID | None:
    """The referral that the letter is about, when the address names one."""
    written = request.GET.get("doorverwijzing", "")
    try:
        return UUID(written) if written else None
    except ValueError as wrong:
        raise NotFound() from wrong


def _unkept(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store"
    return answer
