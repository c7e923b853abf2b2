"""The page "Wat mag wie"."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from portal.accounts.rights_page import rights_page, shown_role
from tenants.access import guarded
from tenants.http import PortalRequest


@require_GET
@guarded("permissions.read")
def rights(request: PortalRequest) -> HttpResponse:
    """One role at a time, one's own first; all of them side by side on request."""
    chosen = shown_role(request.actor, request.GET.get("rol", ""))
    context = {"rights": rights_page(request.actor, chosen), "chosen": chosen}
    return render(request, "accounts/rights.html", context)
