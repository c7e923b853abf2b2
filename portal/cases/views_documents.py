"""The files of a case: the list with the form, one file, and the steps with it."""

from io import BytesIO
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.accounts.forms.people import show
from portal.cases import reading_documents as reading
from portal.cases import services
from portal.cases.forms_documents import AddFilesForm, ShareForm
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.given import given_in, page_asked
from tenants.http import PortalRequest

# Whatever is in the file, and whatever opens it: it runs nothing, loads nothing and has no part in this site.
SEALED_OFF = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@require_http_methods(["GET", "POST"])
@guarded("case_document.read")
def files(request: PortalRequest, uid: UUID) -> HttpResponse:
    """The list, and a form for whoever may add. Nothing is half done: all files of a form come in, or none."""
    page = page_asked(request)
    section = reading.collect(request.actor, uid, page=page)
    form = AddFilesForm(request.POST or None, request.FILES or None, section=section)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = services.add_documents(
                request.actor,
                uid=uid,
                team_uid=UUID(given["team"]),
                files=given["files"],
                description=given["description"],
                share=given["share"],
            )
        except Invalid as wrong:
            show(form, wrong)
        else:
            said = ngettext("Er is %(count)s bestand toegevoegd.", "Er zijn %(count)s bestanden toegevoegd.", len(made))
            messages.success(request, said % {"count": len(made)})
            return redirect("case_files:list", uid=uid)
    breadcrumb = [(_("Mijn overzicht"), reverse("web:overview")), (_("Bestanden"), "")]
    context = {"section": section, "form": form, "page": page, "breadcrumb": breadcrumb}
    return render(request, "cases/documents/page.html", context, status=422 if form.errors else 200)


@require_GET
@guarded("case_document.read")
def download(request: PortalRequest, uid: UUID) -> HttpResponse:
    """One file, always as a download under a name and a type of ours. It streams, so no ETag is made of its bytes."""
    opened = reading.open_document(request.actor, uid)
    response = FileResponse(
        BytesIO(opened.content), as_attachment=True, filename=opened.name, content_type=opened.content_type
    )
    response["Content-Length"] = str(len(opened.content))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SEALED_OFF
    response["Cache-Control"] = "private, no-store"
    return cast(HttpResponse, response)  # a guarded view is typed as answering in one piece; this one streams


@require_POST
@guarded("case_document.create")
def share(request: PortalRequest, uid: UUID) -> HttpResponse:
    shown = given_in(ShareForm(request.POST))["share"]
    document = services.share_with_resident(request.actor, uid=uid, share=shown)
    said = _("De inwoner mag dit bestand zien.") if shown else _("De inwoner ziet dit bestand niet meer.")
    messages.success(request, said)
    return redirect("case_files:list", uid=document.case.uid)


@require_http_methods(["GET", "POST"])
@guarded("case_document.create")
def remove(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Ask first: a file that was taken back does not come back."""
    if request.method == "POST":
        document = services.remove_document(request.actor, uid=uid)
        messages.success(request, _("Het bestand is weg."))
        return redirect("case_files:list", uid=document.case.uid)
    line, case_uid = reading.document_line(request.actor, uid)
    back = reverse("case_files:list", kwargs={"uid": case_uid})
    return render(request, "cases/documents/remove.html", {"line": line, "back": back})
