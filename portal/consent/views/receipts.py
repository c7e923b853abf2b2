"""The receipt of a resident, and the code on it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts import qr
from portal.consent import policies, receipts, services
from portal.consent.asking import every_language
from portal.consent.views.going import language_of, query, way_back
from tenants.access import guarded, require
from tenants.http import PortalRequest, origin_of

# The resident's own page (portal/resident). The code is typed there: it stands in no address and in no picture.
OWN_PAGE = "/wie-weet-wat/"


@require_safe
@guarded("ground.read")
def receipt(request: PortalRequest, subject: UUID) -> HttpResponse:
    return render(request, "consent/receipt.html", _context(request, subject))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("ground.create")
def code(request: PortalRequest, subject: UUID) -> HttpResponse:
    """Says first that an earlier code stops. The answer shows the new one, once, and nothing keeps it."""
    require(policies.may_record(request.actor, subject))
    if request.method != "POST":
        return render(request, "consent/code.html", _context(request, subject))
    made = services.make_code(request.actor, subject=subject)
    answer = render(request, "consent/receipt.html", {**_context(request, subject), "code": made})
    answer["Cache-Control"] = "no-store"
    return answer


def _context(request: PortalRequest, subject: UUID) -> dict[str, Any]:
    language = language_of(request)
    own_page = f"{origin_of(request)}{OWN_PAGE}"
    return {
        "receipt": receipts.receipt(request.actor, subject, language.code),
        "subject": subject,
        "today": timezone.localdate(),
        "language": language,
        "languages_of_text": [(each, query(request, language=each.code)) for each in every_language()],
        "own_page": own_page,
        "qr": qr.svg(own_page, title=own_page),
        "query": query(request),
        "way_back": way_back(request),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Bewijs"), "")],
    }
