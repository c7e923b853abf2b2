"""What visitors told, for those who mend it: the list, one report, and its steps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_GET, require_POST

from portal.intake import selectors, services
from portal.intake.states import ReportState
from portal.web.forms.reporting import SenderAnswerForm, StepForm
from portal.web.languages import ORIGINAL
from portal.web.pages.reports import StateTab
from portal.web.views.reporting import PAGES
from tenants.access import Actor, can, guarded
from tenants.given import page_asked, refuse_as_stale
from tenants.http import PortalRequest

CHANGES = {"map_entry_public.change": "socialmap:edit", "map_entry_public.propose": "socialmap:propose"}
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
    page = page_asked(request)
    context = {
        "found": selectors.reports(request.actor, state=state, page=page),
        "tabs": _tabs(state, selectors.counts(request.actor)),
        "kept": f"stand={state}&" if state else "",
        "page": page,
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
        refuse_as_stale()
    given = form.cleaned_data
    services.move_report(
        request.actor, uid=uid, version=given["version"], step=given["step"], explanation=given["explanation"]
    )
    messages.success(request, str(SAID[given["step"]]))
    return redirect("intake:report", uid=uid)


@require_POST
@guarded("map_report.change")
def answer(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Answer who made the report. An empty answer comes back with the page."""
    form = SenderAnswerForm(request.POST)
    if form.has_error("version"):
        refuse_as_stale()
    if not form.is_valid():
        return _detail(request, uid, StepForm(), status=422, reply=form)
    services.answer_report(
        request.actor, uid=uid, version=form.cleaned_data["version"], text=form.cleaned_data["answer"]
    )
    messages.success(request, _("Uw antwoord gaat per mail naar de melder."))
    return redirect("intake:report", uid=uid)


def _detail(
    request: PortalRequest, uid: UUID, form: StepForm, status: int = 200, reply: SenderAnswerForm | None = None
) -> HttpResponse:
    found = selectors.report_page(request.actor, uid)
    breadcrumb = [
        (_("Mijn overzicht"), reverse("web:overview")),
        (_("Meldingen"), reverse("intake:reports")),
        (found.line.number, ""),
    ]
    context = {
        "report": found,
        "form": reply if reply is not None else form,  # whose faults stand above the page
        "step_form": form,
        "reply": reply or SenderAnswerForm(),
        "change": _change_of(request.actor, found),
        "breadcrumb": breadcrumb,
    }
    return render(request, "web/report.html", context, status=status)


def _change_of(actor: Actor, found: selectors.ReportPage) -> str:
    """Where the entry of this report is changed: by an editor at once, by its organisation as a proposal."""
    if found.about_uid is None:
        return ""
    with override(ORIGINAL):
        pages = {entity: reverse(name, args=[found.about_uid]) for entity, name in PAGES.items()}
    entity = next((entity for entity, url in pages.items() if url == found.about_url), "")
    for right, name in CHANGES.items():
        if entity and can(actor, right):
            return reverse(name, kwargs={"entity": entity, "uid": found.about_uid})
    return ""


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
