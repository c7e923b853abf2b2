"""What visitors told, for those who mend it: the list, one report, and its steps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from portal.intake import selectors, services
from portal.intake.states import ReportState
from portal.web.forms.reporting import StepForm
from portal.web.pages.reports import StateTab
from tenants.access import guarded
from tenants.errors import Stale
from tenants.http import PortalRequest

MOST_PAGES = 4_000
SAID = {
    "take_up": gettext_lazy("De melding is in behandeling."),
    "finish": gettext_lazy("De melding is klaar."),
    "put_back": gettext_lazy("De melding is weer nieuw."),
    "reopen": gettext_lazy("De melding is weer in behandeling."),
}


@require_GET
@guarded("map_report.read")
def reports(request: PortalRequest) -> HttpResponse:
    state = request.GET.get("stand", "")
    state = state if state in ReportState.values else ""
    written = request.GET.get("pagina", "1")
    page = min(int(written), MOST_PAGES) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    context = {
        "found": selectors.reports(request.actor, state=state, page=page),
        "tabs": _tabs(state, selectors.counts(request.actor)),
        "state": state,
        "page": max(page, 1),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Meldingen"), "")],
    }
    return render(request, "web/reports.html", context)


@require_GET
@guarded("map_report.read")
def report(request: PortalRequest, uid: UUID) -> HttpResponse:
    return _detail(request, uid, StepForm())


@require_POST
@guarded("map_report.move")
def move(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = StepForm(request.POST)
    if form.only_lacks_explanation:
        return _detail(request, uid, form, status=422)
    if not form.is_valid() or form.cleaned_data["step"] not in SAID:
        raise Stale(_("Bekijk de pagina opnieuw en probeer het nog eens."))
    given = form.cleaned_data
    services.move_report(
        request.actor, uid=uid, version=given["version"], step=given["step"], explanation=given["explanation"]
    )
    messages.success(request, str(SAID[given["step"]]))
    return redirect("intake:report", uid=uid)


def _detail(request: PortalRequest, uid: UUID, form: StepForm, status: int = 200) -> HttpResponse:
    found = selectors.report_page(request.actor, uid)
    breadcrumb = [
        (_("Mijn overzicht"), reverse("web:overview")),
        (_("Meldingen"), reverse("intake:reports")),
        (found.line.number, ""),
    ]
    context = {"report": found, "form": form, "breadcrumb": breadcrumb}
    return render(request, "web/report.html", context, status=status)


def _tabs(chosen: str, counts: selectors.Counts) -> tuple[StateTab, ...]:
    address = reverse("intake:reports")
    every = StateTab(_("Alle"), address, sum(counts.values()), not chosen)
    return (
        every,
        *(
            StateTab(str(state.label), f"{address}?stand={state}", counts[state], state == chosen)
            for state in ReportState
        ),
    )
