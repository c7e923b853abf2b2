"""A list is brought, its columns are named, its rows are looked at, and only then it is read in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cms.admin.runs import take_step
from cms.admin.spreadsheet.forms import ColumnsForm, ListForm, RowsForm
from portal.socialmap.models import RunState
from portal.socialmap.spreadsheet import selectors, services
from portal.socialmap.spreadsheet.columns import COLUMNS
from portal.socialmap.spreadsheet.limits import MOST_BYTES, MOST_ROWS
from portal.socialmap.spreadsheet.planned import RowKind
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.given import version_in
from tenants.http import PortalRequest


@require_http_methods(["GET", "POST"])
@guarded("map_transfer.import")
def overview(request: PortalRequest) -> HttpResponse:
    """The lists that were brought, and the form to bring one."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if request.method == "POST" and form.is_valid():
        brought = form.cleaned_data["file"]
        try:
            # One byte more than may be, so that the reader can tell without the whole of it in memory.
            content = brought.read(MOST_BYTES + 1)
            upload = services.bring_list(request.actor, filename=brought.name or "", content=content)
        except Invalid as wrong:
            form.add_error("file", wrong.message)
        else:
            return redirect("cms_spreadsheet:columns", uid=upload.uid)
    context = {
        "heading": _("Lijst inlezen"),
        "icon": "table",
        "form": form,
        "lists": selectors.lists(request.actor),
        "columns": COLUMNS,
        "most_rows": MOST_ROWS,
        "most_megabytes": MOST_BYTES // 1024 // 1024,
    }
    return render(request, "cms_admin/spreadsheet/overview.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@guarded("map_transfer.import")
def columns(request: PortalRequest, uid: UUID) -> HttpResponse:
    """What each column means."""
    page = selectors.list_page(request.actor, uid)
    if page.run.state not in (RunState.STAGED, RunState.READY):
        return redirect("cms_spreadsheet:rows", uid=uid)
    initial = {"version": page.run.version, "take_kept": page.take_kept}
    form = ColumnsForm(request.POST or None, page=page, initial=initial)
    wrong = ""
    if request.method == "POST" and form.is_valid():
        try:
            services.choose_columns(
                request.actor,
                uid=uid,
                version=form.cleaned_data["version"],
                mapping=form.mapping(),
                take_kept=form.cleaned_data["take_kept"],
            )
        except Invalid as problem:
            wrong = problem.message
        else:
            return redirect("cms_spreadsheet:rows", uid=uid)
    fields = [(column, form[f"column-{column.place}"]) for column in page.columns]
    context = {
        "heading": _("Kolommen aanwijzen"),
        "icon": "table",
        "page": page,
        "form": form,
        "fields": fields,
        "wrong": wrong,
    }
    return render(request, "cms_admin/spreadsheet/columns.html", context, status=422 if wrong else 200)


@require_GET
@guarded("map_transfer.import")
def rows(request: PortalRequest, uid: UUID) -> HttpResponse:
    """What would change, or did; while the worker is busy how far it is."""
    kind, number = RowsForm(request.GET).asked()
    page = selectors.list_page(request.actor, uid, kind=kind, page=number)
    if page.run.state == RunState.STAGED:
        return redirect("cms_spreadsheet:columns", uid=uid)
    kinds = [(each.value, each.label, page.figures[each.value]) for each in RowKind]
    context = {"heading": page.filename, "icon": "table", "page": page, "kinds": kinds}
    return render(request, "cms_admin/spreadsheet/rows.html", context)


@require_POST
@guarded("map_transfer.import")
def confirm(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Say yes to what was shown."""
    said = _("Wij lezen de lijst in. U kunt intussen iets anders doen.")
    return take_step(request, uid, services.confirm_list, said=said, then="cms_spreadsheet:rows")


@require_POST
@guarded("map_transfer.import")
def undo(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Take the whole list back."""
    said = _("Wij draaien de lijst terug.")
    return take_step(request, uid, services.undo_list, said=said, then="cms_spreadsheet:rows")


@require_POST
@guarded("map_transfer.import")
def discard(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Throw away what was not read in."""
    services.discard_list(request.actor, uid=uid, version=version_in(request))
    messages.success(request, _("De lijst is weggegooid. Er is niets veranderd."))
    return redirect("cms_spreadsheet:overview")
