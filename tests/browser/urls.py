"""The addresses of a portal, and one that goes wrong in every way that a page can."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from portal.config.urls import handler400, handler403, handler404, handler500
from portal.config.urls import urlpatterns as of_the_portal
from portal.web.views.errors import unavailable
from tenants.access import classified
from tenants.errors import Invalid, Stale

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@classified("platform")
def go_wrong(request: HttpRequest, status: int) -> HttpResponse:
    """Fail with this status, by the road on which the portal itself fails with it."""
    if status == 429:
        return render(request, "429.html", status=429)
    if status == 503:
        return unavailable(request)
    raise {
        400: SuspiciousOperation("proof"),
        403: PermissionDenied("proof"),
        409: Stale(),
        422: Invalid({"name": "Vul een naam in."}),
    }.get(status) or RuntimeError("proof")


urlpatterns = [path("proef/fout/<int:status>/", go_wrong, name="go_wrong"), *of_the_portal]
