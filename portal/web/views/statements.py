"""Pages that say how the portal behaves."""

from django.http import HttpResponse
from django.shortcuts import render

from tenants.access import guarded
from tenants.http import PortalRequest


@guarded("page_published.read")
def accessibility(request: PortalRequest) -> HttpResponse:
    """A template of the statement; it claims no status before somebody measured."""
    return render(request, "web/accessibility.html")


@guarded("page_published.read")
def privacy(request: PortalRequest) -> HttpResponse:
    return render(request, "web/privacy.html")
