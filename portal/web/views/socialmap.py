"""The page of a service and that of an organisation."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts import qr
from portal.socialmap import selectors
from portal.socialmap.opening import AMSTERDAM
from portal.web.composing import structured
from portal.web.composing.details import service_page
from portal.web.composing.organisation import organisation_page
from portal.web.composing.translated import in_language_of_page
from portal.web.pages.details import Link
from tenants.access import can, guarded
from tenants.http import PortalRequest, origin_of


@guarded("map_entry_public.read")
def service(request: PortalRequest, uid: UUID) -> HttpResponse:
    now = timezone.now()
    found = in_language_of_page(selectors.service_page(request.actor, uid, now=now))
    url = request.build_absolute_uri(request.path)
    page = service_page(found, now, request.tenant.setting("outlines", []), url)
    breadcrumb = _breadcrumb(page.title)
    things = []
    if not request.actor.is_somebody and not page.partners_only:
        organisation_url = page.organisation.url if page.organisation else ""
        provider = request.build_absolute_uri(organisation_url) if organisation_url else ""
        today = now.astimezone(AMSTERDAM).date()
        things = [structured.service(found, url, provider, today), _trail(request, breadcrumb)]
    related = in_language_of_page(selectors.related_services(request.actor, uid))
    context = {
        "page": page,
        "related": [(Link(each.name, reverse("web:service", args=[each.uid])), each.organization) for each in related],
        "qr": qr.svg(url, title=_("QR-code van deze pagina")),
        "wrong": reverse("intake:wrong_service", args=[uid]),
        **_around(request, url, breadcrumb, things),
    }
    return render(request, "web/service.html", context)


@guarded("map_entry_public.read")
def organisation(request: PortalRequest, uid: UUID) -> HttpResponse:
    now = timezone.now()
    found = in_language_of_page(selectors.organization_page(request.actor, uid, now=now))
    url = request.build_absolute_uri(request.path)
    page = organisation_page(found, now, request.tenant.setting("outlines", []), url)
    breadcrumb = _breadcrumb(page.title)
    things = []
    if not request.actor.is_somebody:
        things = [structured.organisation(found, url), _trail(request, breadcrumb)]
    context = {
        "page": page,
        "wrong": reverse("intake:wrong_organisation", args=[uid]),
        **_around(request, url, breadcrumb, things),
    }
    return render(request, "web/organisation.html", context)


def _around(
    request: PortalRequest, url: str, breadcrumb: list[tuple[str, str]], things: list[structured.Thing]
) -> dict[str, Any]:
    """What both pages have around what they show."""
    return {
        "url": url,
        "breadcrumb": breadcrumb,
        "structured": structured.as_script(things) if things else "",
        "for_professionals": can(request.actor, "map_entry_partners.read").allowed,
        "today": timezone.localdate(),
    }


def _trail(request: PortalRequest, breadcrumb: list[tuple[str, str]]) -> structured.Thing:
    return structured.breadcrumbs(breadcrumb, origin_of(request))


def _breadcrumb(title: str) -> list[tuple[str, str]]:
    return [(_("Home"), reverse("web:home")), (_("Hulp zoeken"), reverse("web:search")), (title, "")]
