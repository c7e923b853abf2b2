"""The library: what there is, one document, and its file."""

from itertools import groupby
from typing import Any, cast
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from portal.library.selectors import covenant, documents
from tenants.access import can, guarded
from tenants.given import page_asked
from tenants.http import PortalRequest


@require_safe
@guarded("library.read")
def home(request: PortalRequest) -> HttpResponse:
    """The covenant with how one's own organisation stands to it, and the documents by kind."""
    page = page_asked(request)
    found = documents.documents(request.actor, page=page)
    context = {
        "covenant": covenant.covenant_page(request.actor),
        "shelves": [(kind, list(lines)) for kind, lines in groupby(found.lines, key=lambda line: line.kind_label)],
        "found": found,
        "page": page,
        "may_create": bool(can(request.actor, "library.create")),
        "may_change": bool(can(request.actor, "library.change")),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Bibliotheek"), "")],
    }
    return render(request, "library/home.html", context)


@require_safe
@guarded("library.read")
def document(request: PortalRequest, uid: UUID) -> HttpResponse:
    found = documents.document_page(request.actor, uid)
    return render(request, "library/document.html", {"document": found, "breadcrumb": trail(found.line.title)})


@require_GET
@guarded("page_published.read")
def file(request: PortalRequest, uid: UUID) -> HttpResponse:
    """The file, to whoever may see the document: partners, or everybody when it is for everybody.

    Always as a download under a name and a type of ours, so that no browser opens it as a page of this site.
    """
    kept = documents.kept_file(request.actor, uid)
    response = FileResponse(kept.content, as_attachment=True, filename=kept.name, content_type=kept.media_type)
    response["Content-Length"] = str(kept.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return cast(HttpResponse, response)  # a guarded view is typed as answering in one piece; this one streams


def trail(title: str, *between: tuple[str, str]) -> list[tuple[str, Any]]:
    """The way from the overview to a page of the library."""
    return [
        (_("Mijn overzicht"), reverse("web:overview")),
        (_("Bibliotheek"), reverse("library:home")),
        *between,
        (title, ""),
    ]
