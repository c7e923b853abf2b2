"""The page of a service and that of an organisation."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap import selectors
from portal.web.composing import details
from portal.web.composing.translated import in_language_of_page
from tenants.access import guarded
from tenants.http import PortalRequest


@guarded("map_entry_public.read")
def service(request: PortalRequest, uid: UUID) -> HttpResponse:
    found = in_language_of_page(selectors.service_page(request.actor, uid))
    page = details.service_page(found, timezone.localdate())
    return render(request, "web/service.html", {"page": page, "breadcrumb": _breadcrumb(page.title)})


@guarded("map_entry_public.read")
def organisation(request: PortalRequest, uid: UUID) -> HttpResponse:
    found = in_language_of_page(selectors.organization_page(request.actor, uid))
    page = details.organisation_page(found, timezone.localdate())
    return render(request, "web/organisation.html", {"page": page, "breadcrumb": _breadcrumb(page.title)})


def _breadcrumb(title: str) -> list[tuple[str, str]]:
    return [(_("Home"), reverse("web:home")), (_("Hulp zoeken"), reverse("web:search")), (title, "")]
