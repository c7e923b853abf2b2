"""Pages that say how the portal behaves."""

from django.http import HttpResponse
from django.shortcuts import render

from portal.web.composing import statements
from tenants.access import guarded
from tenants.http import PortalRequest
from tenants.retention.selecting import terms_in_force


@guarded("page_published.read")
def accessibility(request: PortalRequest) -> HttpResponse:
    """A template of the statement; it claims no status before somebody judged the site."""
    return render(
        request, "web/accessibility.html", {"statement": statements.accessibility_statement(request.tenant.settings)}
    )


@guarded("page_published.read")
def privacy(request: PortalRequest) -> HttpResponse:
    contact = statements.privacy_contact(request.tenant.settings)
    terms = terms_in_force()
    context = {
        "lines": statements.who_sees_what(terms),
        "unconfirmed": terms["newsletter.unconfirmed"],
        "contact": contact,
    }
    return render(request, "web/privacy.html", context)
