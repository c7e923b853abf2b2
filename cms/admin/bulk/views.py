"""Many services at once: filtered, chosen, looked at, done, taken back. And the list as a file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cms.admin.bulk.forms import ActionForm, ExportForm, FilterForm
from cms.admin.runs import take_step
from portal.socialmap.bulk import selectors, services
from portal.socialmap.bulk.actions import ACTIONS
from portal.socialmap.bulk.filters import services_of
from portal.socialmap.spreadsheet.exporting import export_list
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_GET
@guarded("map_entry_public.change")
def overview(request: PortalRequest) -> HttpResponse:
    """The services of a filter, and what can be done with them."""
    return _overview(request)


@require_POST
@guarded("map_entry_public.change")
def prepare(request: PortalRequest) -> HttpResponse:
    """Work out what an action would do; nothing changes yet."""
    asked = FilterForm(request.POST, choices=selectors.choices(request.actor)).asked()
    form = ActionForm(request.POST)
    if not form.is_valid():
        return _overview(request, _("Kies wat u wilt doen, en met welke diensten."))
    given = form.cleaned_data
    try:
        run = services.prepare(
            request.actor,
            action=given["action"],
            asked=asked,
            uids=given["uids"] if given["scope"] == "some" else None,
            term=given["term"],
        )
    except Invalid as wrong:
        return _overview(request, wrong.message)
    return redirect("cms_bulk:run", uid=run.uid)


@require_GET
@guarded("map_entry_public.change")
def run(request: PortalRequest, uid: UUID) -> HttpResponse:
    """What an action would do, or did; while the worker is busy how far it is."""
    number = FilterForm(request.GET, choices=selectors.Choices((), (), ())).page_number()
    page = selectors.run_page(request.actor, uid, number)
    return render(request, "cms_admin/bulk/run.html", {"heading": page.label, "icon": "tasks", "page": page})


@require_POST
@guarded("map_entry_public.change")
def confirm(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Say yes to what was shown."""
    said = _("Wij doen het. U kunt intussen iets anders doen.")
    return take_step(request, uid, services.confirm, said=said, then="cms_bulk:run")


@require_POST
@guarded("map_entry_public.change")
def undo(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Take an action back."""
    return take_step(request, uid, services.undo, said=_("Wij draaien het terug."), then="cms_bulk:run")


@require_GET
@guarded("map_transfer.export")
def export(request: PortalRequest) -> HttpResponse:
    """The services of a filter as a list that can be read in again."""
    form = ExportForm(request.GET)
    kind = form.cleaned_data["kind"] if form.is_valid() else "xlsx"
    asked = FilterForm(request.GET, choices=selectors.choices(request.actor)).asked()
    content = export_list(request.actor, services_of(request.actor, asked), kind=kind)
    answer = HttpResponse(content, content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="diensten.{kind}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _overview(request: PortalRequest, wrong: str = "") -> HttpResponse:
    choices = selectors.choices(request.actor)
    form = FilterForm(request.POST if request.method == "POST" else request.GET, choices=choices)
    asked = form.asked()
    context = {
        "heading": _("Diensten bijwerken"),
        "icon": "tasks",
        "form": form,
        "asked": asked.as_dict(),
        "found": selectors.service_list(request.actor, asked, form.page_number()),
        "choices": choices,
        "actions": ACTIONS.values(),
        "runs": selectors.runs(request.actor),
        "wrong": wrong,
    }
    return render(request, "cms_admin/bulk/overview.html", context, status=422 if wrong else 200)
