"""What visitors tell: "Klopt dit niet?" on an entry, "Mist u iets?" everywhere. Who they are is not asked.

The room of reports knows nothing of the map and the map nothing of reports; this is where the two meet.
"""

import re
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods

from portal.intake import services
from portal.intake.models import LETTERS, Report
from portal.socialmap.selectors import named_entry
from portal.web.composing.translated import in_language_of_page
from portal.web.forms.reporting import MissingForm, TellingForm, WrongForm
from portal.web.languages import ORIGINAL
from portal.web.throttling import HOUR, may_send
from tenants.access import guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest

PAGES = {"service": "web:service", "organization": "web:organisation"}
WORKING_DAYS = 5
NUMBER = re.compile(f"[{LETTERS}]{{4}}-[{LETTERS}]{{4}}")


@require_http_methods(["GET", "POST"])
@guarded("map_report.create")
def wrong(request: PortalRequest, uid: UUID, entity: str = "service") -> HttpResponse:
    """Something on the page of an entry is wrong."""
    entry = named_entry(request.actor, entity, uid)
    shown, url = in_language_of_page(entry).name, reverse(PAGES[entity], args=[entry.uid])
    form = WrongForm(request.POST or None)
    if form.is_valid() and _may_send(request, form):
        with override(ORIGINAL):  # who answers the report reads Dutch, whatever the visitor read
            about = services.About(entry.uid, entry.name, reverse(PAGES[entity], args=[entry.uid]), entry.owner)
        given = form.cleaned_data
        report = services.report_wrong(
            request.actor, about=about, problem=given["problem"], told=given["told"], answer_to=given["email"]
        )
        return _thanks(report)
    breadcrumb = [(_("Home"), reverse("web:home")), (shown, url), (_("Klopt dit niet?"), "")]
    return _page(request, form, {"title": shown, "url": url, "breadcrumb": breadcrumb})


@require_http_methods(["GET", "POST"])
@guarded("map_report.create")
def missing(request: PortalRequest) -> HttpResponse:
    """Something is not on the map."""
    form = MissingForm(request.POST or None)
    if form.is_valid() and _may_send(request, form):
        given = form.cleaned_data
        report = services.report_missing(
            request.actor,
            named=given["named"],
            place=given["place"],
            told=given["told"],
            answer_to=given["email"],
        )
        return _thanks(report)
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Mist u iets?"), "")]
    return _page(request, form, {"breadcrumb": breadcrumb})


@require_GET
@guarded("map_report.create")
def received(request: PortalRequest) -> HttpResponse:
    """Thank you, and what happens now. Repeats the number of the address; looks nothing up, so it tells nothing."""
    number = request.GET.get("nummer", "")
    if not NUMBER.fullmatch(number):
        raise NotFound()
    days = request.tenant.setting("report_days", WORKING_DAYS)
    context = {"number": number, "days": days, "answered": request.GET.get("antwoord") == "ja"}
    return render(request, "web/report_received.html", context)


def _may_send(request: PortalRequest, form: TellingForm) -> bool:
    """What somebody wrote stays in the form when they have to wait."""
    if may_send(request, "report"):
        return True
    form.add_error(None, _("Er komen nu veel meldingen van uw internetadres. Probeer het over een uur opnieuw."))
    return False


def _thanks(report: Report) -> HttpResponse:
    answered = "&antwoord=ja" if report.answer_to else ""
    return redirect(f"{reverse('intake:received')}?nummer={report.number}{answered}")


def _page(request: PortalRequest, form: TellingForm, context: dict[str, object]) -> HttpResponse:
    waiting = form.has_error("__all__") and not form.has_error("__all__", "trap")
    answer = render(request, "web/report_form.html", {"form": form, **context}, status=429 if waiting else 200)
    if waiting:
        answer.headers["Retry-After"] = str(HOUR)
    return answer
