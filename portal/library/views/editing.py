"""Editors keep the documents of the library."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.forms.people import show
from portal.library.forms.documents import ChangeForm, NewDocumentForm, NewVersionForm
from portal.library.selectors import documents
from portal.library.services import documents as services
from portal.library.views.documents import trail
from tenants.access import guarded
from tenants.errors import Invalid, NotFound
from tenants.given import version_in
from tenants.http import PortalRequest


@require_http_methods(["GET", "POST"])
@guarded("library.create")
def new_document(request: PortalRequest) -> HttpResponse:
    form = NewDocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.add_document(request.actor, about=form.about(), file=form.file())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Het stuk staat in de bibliotheek."))
            return redirect("library:document", uid=made.uid)
    context = {"form": form, "breadcrumb": trail(_("Nieuw stuk"))}
    return render(request, "library/new_document.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@guarded("library.change")
def change_document(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = _to_change(request, uid)
    form = ChangeForm(request.POST or None, initial=_told(page))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_document(request.actor, uid=uid, version=form.cleaned_data["version"], about=form.about())
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De gegevens zijn gewijzigd."))
            return redirect("library:document", uid=uid)
    context = {"form": form, "document": page}
    return render(request, "library/change_document.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@guarded("library.change")
def new_version(request: PortalRequest, uid: UUID) -> HttpResponse:
    page = _to_change(request, uid)
    form = NewVersionForm(request.POST or None, request.FILES or None, initial={"version": page.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.add_version(
                request.actor, uid=uid, version=given["version"], file=form.file(), what_changed=given["what_changed"]
            )
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De nieuwe versie staat in de bibliotheek."))
            return redirect("library:document", uid=uid)
    context = {"form": form, "document": page}
    return render(request, "library/new_version.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("library.change")
def withdraw(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.withdraw_document(request.actor, uid=uid, version=version_in(request))
    messages.success(request, _("Het stuk is uit de bibliotheek gehaald. U kunt het terugzetten."))
    return redirect("library:document", uid=uid)


@require_POST
@guarded("library.change")
def bring_back(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.bring_back_document(request.actor, uid=uid, version=version_in(request))
    messages.success(request, _("Het stuk staat weer in de bibliotheek."))
    return redirect("library:document", uid=uid)


def _to_change(request: PortalRequest, uid: UUID) -> documents.DocumentPage:
    page = documents.document_page(request.actor, uid)
    if not page.may_change:
        raise NotFound()
    return page


def _told(page: documents.DocumentPage) -> dict[str, object]:
    line = page.line
    return {
        "version": page.version,
        "title": line.title,
        "kind": line.kind,
        "summary": line.summary,
        "audience": page.audience,
        "owner": line.owner,
        "review_on": line.review_on,
    }
