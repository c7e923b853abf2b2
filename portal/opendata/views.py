"""The page for people who want to use the data."""

from django.http import HttpResponse
from django.shortcuts import render

from portal.opendata.licences import licence_of
from tenants.access import guarded
from tenants.http import PortalRequest


@guarded("map_entry_public.read")
def home(request: PortalRequest) -> HttpResponse:
    return render(request, "opendata/home.html", {"licence": licence_of(request.tenant)})
