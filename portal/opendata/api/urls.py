"""The addresses of the API: django-ninja's views, each with a guard, a limit and the names that may be asked."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path
from ninja import Schema

from portal.opendata.api.answering import as_json
from portal.opendata.api.asked import (
    OrganizationAsked,
    OrganizationsAsked,
    Paged,
    PlacesAsked,
    ServicesAsked,
    TermsAsked,
)
from portal.opendata.api.openapi import document
from portal.opendata.api.operations import about, api
from portal.opendata.api.serving import open_to_all
from portal.opendata.places import API
from tenants.errors import NotFound
from tenants.http import PortalRequest

app_name = "hsds"
ASKED: dict[str, type[Schema]] = {
    "services": ServicesAsked,
    "service_at_locations": PlacesAsked,
    "organizations": OrganizationsAsked,
    "organization": OrganizationAsked,
    "taxonomies": Paged,
    "taxonomy_terms": TermsAsked,
}
ROOT = API.removeprefix("/")


def openapi(request: PortalRequest) -> HttpResponseBase:
    return as_json(document(request))


def nothing_here(request: HttpRequest) -> HttpResponseBase:
    """A wrong address below the API: programs get a problem, not a page."""
    raise NotFound()


def _of_ninja() -> Iterator[URLPattern]:
    for pattern in api.urls[0]:
        name = pattern.name if isinstance(pattern, URLPattern) else None
        if isinstance(pattern, URLPattern) and name and name != "api-root":
            asked = ASKED.get(name)
            view = open_to_all(pattern.callback, parameters=asked.model_fields if asked else ())
            yield path(f"{ROOT}/{pattern.pattern}", view, name=name)


urlpatterns = [
    path(ROOT, open_to_all(about), name="about_without_slash"),
    path(f"{ROOT}/openapi.json", open_to_all(openapi), name="openapi"),
    *_of_ninja(),
    re_path(rf"^{ROOT}(?:/.*)?$", open_to_all(nothing_here), name="nothing_here"),
]
